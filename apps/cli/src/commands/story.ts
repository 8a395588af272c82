import { parseArgs } from 'node:util';
import { graphqlDriver } from '../driver/graphql.js';
import { print, UsageFault, type Command } from '../command.js';
import { serverAddress } from '../server.js';
import { StoryImpossible } from '../story/preflight.js';
import { StoryEnded } from '../story/record.js';
import { tellStory } from '../story/story.js';

/** Drives fresh procurements through the public API. */
export const storyCommand: Command = {
  name: 'story',
  help: [
    'story [--url GRAPHQL_ENDPOINT]: drives two fresh procurements through the public API of a running server with the demonstration: a LOW one to a running pilot, a HIGH one to its refusal with reasons.',
    'Prints one line {"procurement", "step", "actor", "at", "ok"} per step; exit code 1 when one failed. Moves the clock forward by about a month.',
  ].join('\n'),
  async run(args) {
    const { values } = parseArgs({ args: [...args], options: { url: { type: 'string' } } });
    try {
      await tellStory(graphqlDriver(serverAddress(values.url)), print);
      return 0;
    } catch (error) {
      if (error instanceof StoryImpossible) throw new UsageFault(error.message);
      if (error instanceof StoryEnded) return 1;
      throw error;
    }
  },
};
