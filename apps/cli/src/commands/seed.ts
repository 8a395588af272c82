import { say, type Command } from '../command.js';

/** Loads the demonstration. */
export const seedCommand: Command = {
  name: 'seed',
  help: 'seed [--fresh]: loads the demonstration into an empty database; --fresh rebuilds it from nothing.',
  async run() {
    say('seed: nothing yet');
    return 0;
  },
};
