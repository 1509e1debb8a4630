// The release server with an invented clinic that is large enough to measure with.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { request, Agent } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

// Beside the build, so on a real disk: a folder in memory would make durable commits look free.
const FOLDER = join(import.meta.dirname, '../../target');

const agent = new Agent({ keepAlive: true, maxSockets: 100 });
/** Replies that do not end have a connection each. */
const lines = new Agent({ maxSockets: Infinity });

/** An invented clinic with these options, on SQLite where they name no other database. */
export async function open(more) {
  await mkdir(FOLDER, { recursive: true });
  const data = await mkdtemp(join(FOLDER, 'bench-'));
  const options = ['demo', '--data', data, '--port', '0', ...more];
  const server = spawn(process.env.BEFOREHAND_SERVER, options, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(server, 'exit');
  for await (const line of createInterface(server.stdout)) {
    if (line.startsWith('Listening')) break;
  }
  const demo = JSON.parse(await readFile(join(data, 'demo.json'), 'utf8'));
  return {
    ...demo,
    /** Kibibytes resident now. */
    async resident() {
      const status = await readFile(`/proc/${server.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)[1]);
    },
    async close() {
      agent.destroy();
      server.kill('SIGTERM');
      await ended;
      await rm(data, { recursive: true });
    },
  };
}

/** Listens to a reply that does not end: `heard` is given each piece. Resolves at the first. */
export function listen(address, headers, heard) {
  return new Promise((resolve, reject) => {
    const asked = request(address, { headers, agent: lines }, (reply) => {
      if (reply.statusCode !== 200) reject(new Error(`nothing to listen to: ${reply.statusCode}`));
      reply.setEncoding('utf8').once('data', () => resolve(() => asked.destroy())).on('data', heard);
      reply.on('error', () => {});
    });
    asked.on('error', reject);
    asked.end();
  });
}

/** Asks without decompressing, and says how long the reply took to arrive in full, in milliseconds. */
export function ask(address, { method = 'GET', headers = {}, body } = {}) {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const asked = request(address, { method, headers, agent }, (reply) => {
      const chunks = [];
      reply.on('data', (chunk) => chunks.push(chunk));
      reply.on('end', () => {
        const took = performance.now() - begun;
        resolve({ status: reply.statusCode, headers: reply.headers, body: Buffer.concat(chunks), took });
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
