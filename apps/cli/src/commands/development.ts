import { parseArgs } from 'node:util';
import { print, UsageFault, type Command } from '../command.js';
import { callServer, serverAddress } from '../server.js';

/** Lists the people of the development identity provider, or gets a token for one. */
export const tokenCommand: Command = {
  name: 'token',
  help: 'token [--url URL]: lists the users of the development identity provider.\ntoken --as USER [--auth-age SECONDS] [--url URL]: prints {"user", "token", "expiresAt"}; the sign-in lies so many seconds back.',
  async run(args) {
    const { values } = parseArgs({
      args: [...args],
      options: { as: { type: 'string' }, 'auth-age': { type: 'string' }, url: { type: 'string' } },
    });
    const server = serverAddress(values.url);
    const age = values['auth-age'];
    if (age !== undefined && !/^\d{1,5}$/.test(age)) throw new UsageFault('--auth-age is a number of seconds');
    const asked = { as: values.as, ...(age === undefined ? {} : { authAgeSeconds: Number(age) }) };
    print(values.as ? await callServer(`${server}/dev/token`, asked) : await callServer(`${server}/dev/users`));
    return 0;
  },
};

/** Reads or moves the clock of the marketplace; development only. */
export const clockCommand: Command = {
  name: 'clock',
  help: 'clock [--url URL]: prints {"now", "offset"}.\nclock --advance DURATION (such as P20D or PT1H) | --to INSTANT: moves it forward, then prints the same.',
  async run(args) {
    const { values } = parseArgs({
      args: [...args],
      options: { advance: { type: 'string' }, to: { type: 'string' }, url: { type: 'string' } },
    });
    if (values.advance && values.to) throw new UsageFault('give --advance or --to, not both');
    const body = values.advance ? { advance: values.advance } : values.to ? { to: values.to } : undefined;
    print(await callServer(`${serverAddress(values.url)}/dev/clock`, body));
    return 0;
  },
};
