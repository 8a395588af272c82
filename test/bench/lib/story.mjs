// The `story` command against a server, as a user runs it.
import { startCommand } from './programs.mjs';
import { secondsSince } from './report.mjs';

/**
 * @param {string} url of an API
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{faults: string[], steps: number, seconds: number}>}
 */
export async function runStory(url, env) {
  const start = performance.now();
  const program = startCommand(['story', '--url', `${url}/graphql`], env);
  const code = await program.ended;
  const steps = program.lines.map((line) => JSON.parse(line));
  const failed = steps.filter(({ ok }) => !ok).map(({ procurement, step, message }) => `${procurement} ${step}: ${message}`);
  const ended = code === 0 ? [] : [`the story ended with ${code}: ${program.complaints.slice(-3).join(' ')}`];
  return { faults: [...failed, ...ended], steps: steps.length, seconds: secondsSince(start) };
}
