// An invented clinic for each journey, on a server of its own.

import { test as base, expect, request, type Page } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface Invitation {
  patient: string;
  date_of_birth: string;
  link: string;
  appointment: string;
  therapist: string;
}

export interface Account {
  name: string;
  username: string;
  password: string;
}

export interface Clinic {
  base_url: string;
  staff: Account[];
  invitations: Invitation[];
  /** Every text and email there was: the demo sends none, and writes them down. */
  messages: () => Promise<string>;
}

/** The server of a clinic, for a journey in which it fails. */
export interface Server {
  /** Sends it a signal of the operating system. */
  signal(signal: NodeJS.Signals): void;
  /** Ends it without a warning. */
  kill(): Promise<void>;
  /** Serves the same clinic at the same address again, with these options as well. */
  begin(...more: string[]): Promise<void>;
}

export const test = base.extend<{ wording: Record<string, string>; at: string; serving: [Clinic, Server]; clinic: Clinic; server: Server }>({
  // Wording files that this clinic has installed, by name.
  wording: [{}, { option: true }],
  // What this clinic's clock shows when it is invented, like 2026-11-23T09:30; empty for the machine's time.
  at: ['', { option: true }],
  serving: async ({ wording, at }, use, journey) => {
    const data = await mkdtemp(join(tmpdir(), 'beforehand-'));
    const installed = join(data, 'wording');
    await mkdir(installed);
    for (const [name, words] of Object.entries(wording)) await writeFile(join(installed, name), words);
    const log: string[] = [];
    const options = ['demo', '--data', data, '--wording', installed, '--port'];
    let running = await begin([...options, '0', ...(at ? ['--at', at] : [])], log);
    const invented = JSON.parse(await readFile(join(data, 'demo.json'), 'utf8'));
    const clinic: Clinic = { ...invented, messages: () => readFile(join(data, 'messages.txt'), 'utf8') };
    const server: Server = {
      signal: (signal) => running.process.kill(signal),
      kill: async () => {
        running.process.kill('SIGKILL');
        await running.ended;
      },
      begin: async (...more) => {
        running = await begin([...options, new URL(clinic.base_url).port, ...more], log);
      },
    };
    await use([clinic, server]);
    running.process.kill('SIGTERM');
    await running.ended;
    await rm(data, { recursive: true });
    // What the server said is worth reading only where something went wrong.
    if (journey.status !== journey.expectedStatus) process.stderr.write(log.join(''));
  },
  clinic: async ({ serving }, use) => use(serving[0]),
  server: async ({ serving }, use) => use(serving[1]),
});

/** Starts a server and waits until it listens. */
async function begin(options: string[], log: string[]) {
  const program = process.env.BEFOREHAND_SERVER ?? '../target/debug/server';
  const server = spawn(program, options, { stdio: ['ignore', 'pipe', 'pipe'] });
  server.stderr.on('data', (said) => log.push(String(said)));
  const ended = once(server, 'exit');
  for await (const line of createInterface(server.stdout)) {
    if (line.startsWith('Listening')) break;
  }
  if (server.exitCode !== null) throw new Error(log.join(''));
  return { process: server, ended };
}

export { expect };

/** What a therapist adds to the usual questions or leaves out. */
interface Change {
  added: string[];
  left_out: string[];
  reason: string;
}

/** Invites the patient of an invitation anew, as their therapist would. */
export async function inviteAgain(clinic: Clinic, invitation: Invitation, language: string, change: Change | null = null) {
  const staff = await request.newContext({ baseURL: clinic.base_url, extraHTTPHeaders: { 'x-beforehand': '1' } });
  const call = async (path: string, data: object) => {
    const reply = await staff.post(`/api/${path}`, { data });
    expect(reply.ok(), `${path}: ${await reply.text()}`).toBe(true);
    return reply.json();
  };
  const { username, password } = clinic.staff.find((one) => one.name === invitation.therapist)!;
  await call('sign-in', { username, password });
  await expect(async () => {
    const { code } = await call('read-demo-code', { setting_up: false });
    await call('give-code', { code });
  }).toPass({ timeout: 40_000 });
  const today: { appointments: { patient: string; appointment: string }[] } = await call('read-today', {});
  const { appointment } = today.appointments.find((entry) => entry.patient === invitation.patient)!;
  const { token } = await call('invite-patient', { appointment, language, change });
  await staff.dispose();
  return { ...invitation, link: `${clinic.base_url}/#${token}` };
}

/** Fails on anything that WCAG 2.2 AA forbids, in the page as it stands. */
export async function isAccessible(page: Page) {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

/** Fails when the page is wider than any window it may be looked at in, the narrowest one with text twice as large. */
export async function fitsItsWindow(page: Page) {
  const usual = page.viewportSize()!;
  for (const { width, text } of WINDOWS) {
    await page.setViewportSize({ ...usual, width });
    const content = await page.evaluate((text) => {
      const root = document.documentElement;
      root.style.fontSize = text;
      return root.scrollWidth;
    }, text);
    expect(content, `${width} pixels, text ${text || 'as usual'}`).toBeLessThanOrEqual(width);
  }
  await page.evaluate(() => document.documentElement.removeAttribute('style'));
  await page.setViewportSize(usual);
}

const WINDOWS = [
  { width: 360, text: '' },
  { width: 1280, text: '' },
  { width: 320, text: '' },
  { width: 320, text: '32px' },
];

/** Whatever is kept on the phone: each record's name and bytes, as text. */
export const kept = (page: Page) =>
  page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const names = await indexedDB.databases();
    if (names.length === 0) return [];
    const database = await done(indexedDB.open(names[0].name!));
    const store = database.transaction('sealed').objectStore('sealed');
    const [keys, records] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
    database.close();
    const text = (bytes: ArrayBuffer) => String.fromCharCode(...new Uint8Array(bytes));
    return keys.map((key, place) => `${String(key)} ${text(records[place])}`);
  });
