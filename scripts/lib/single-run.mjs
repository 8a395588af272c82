// At most one `npm start` per state directory. The lock is a listening socket: it ends with its process, whatever ends it.
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { socketDirectory } from './state.mjs';

const name = 'supervisor.sock';
const socketFile = (stateDir) => path.join(socketDirectory(stateDir, 'supervisor', name), name);

/**
 * @param {string} stateDir
 * @returns {Promise<number | undefined>} process number of the running supervisor
 */
export function runningSupervisor(stateDir) {
  return new Promise((resolve) => {
    const socket = net.connect(socketFile(stateDir));
    socket.once('data', (text) => resolve(Number(text.toString()))).once('error', () => resolve(undefined));
    socket.once('end', () => resolve(undefined));
  });
}

/**
 * Takes the lock.
 * @param {string} stateDir
 * @returns {Promise<() => void>} releases it
 * @throws with `pid` when another supervisor holds it
 */
export async function becomeSupervisor(stateDir) {
  const pid = await runningSupervisor(stateDir);
  if (pid) throw Object.assign(new Error(`Pilotage is already running from this folder (process ${pid})`), { pid });
  const file = socketFile(stateDir);
  fs.rmSync(file, { force: true }); // left by a killed run: nothing answered on it
  const server = net.createServer((socket) => socket.end(String(process.pid)));
  await new Promise((resolve, reject) => server.once('error', reject).listen(file, resolve));
  server.unref();
  return () => server.close();
}
