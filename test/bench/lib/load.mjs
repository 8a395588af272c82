// The same request again and again over kept connections, so many at a time.
import fs from 'node:fs';
import http from 'node:http';

/** Clock ticks of a second, as Linux counts them for processes. */
const TICKS = 100;

/** Milliseconds of CPU that a process has used; nothing where the system does not say so. */
export function cpuMs(pid) {
  const said = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [user, system] = said
    .slice(said.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return ((user + system) * 1000) / TICKS;
}

/** @returns {Promise<{status: number, text: string}>} */
export function post(url, agent, headers, body) {
  return new Promise((resolve, reject) => {
    const request = http.request(
      url,
      { method: 'POST', agent, headers: { ...headers, 'content-length': Buffer.byteLength(body) } },
      (response) => {
        const parts = [];
        response.on('data', (part) => parts.push(part));
        response.on('end', () => resolve({ status: response.statusCode, bytes: Buffer.concat(parts) }));
        response.on('error', reject);
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

/**
 * @param {{url: string, pid: number, headers: object, body: () => string}} target
 * @returns {Promise<{perSecond: number, cpu: number, count: number}>} answers per second, and CPU of the server per answer in milliseconds
 */
export async function load({ url, pid, headers, body }, { atOnce, milliseconds }) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: atOnce });
  const [start, used] = [performance.now(), cpuMs(pid)];
  let count = 0;
  const one = async () => {
    while (performance.now() - start < milliseconds) {
      const { status, bytes } = await post(url, agent, headers, body());
      if (status !== 200 || bytes.length < 1000) throw new Error(`${url} answered ${status}: ${bytes.toString().slice(0, 300)}`);
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  const seconds = (performance.now() - start) / 1000;
  agent.destroy();
  return { perSecond: count / seconds, cpu: (cpuMs(pid) - used) / count, count };
}
