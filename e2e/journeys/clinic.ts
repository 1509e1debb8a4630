// An invented clinic for each journey, on a server of its own.

import { test as base, expect, type Page } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
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

export interface Clinic {
  base_url: string;
  staff: { name: string; username: string; password: string }[];
  invitations: Invitation[];
}

export const test = base.extend<{ clinic: Clinic }>({
  clinic: async ({}, use) => {
    const data = await mkdtemp(join(tmpdir(), 'beforehand-'));
    const program = process.env.BEFOREHAND_SERVER ?? '../target/debug/server';
    const server = spawn(program, ['demo', '--data', data, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(server, 'exit');
    for await (const line of createInterface(server.stdout)) {
      if (line.startsWith('Listening')) break;
    }
    await use(JSON.parse(await readFile(join(data, 'demo.json'), 'utf8')));
    server.kill('SIGTERM');
    await ended;
    await rm(data, { recursive: true });
  },
});

export { expect };

/** Fails on anything that WCAG 2.2 AA forbids, in the page as it stands. */
export async function isAccessible(page: Page) {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

/** Fails when the page is wider than its window. */
export async function fitsItsWindow(page: Page) {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(content).toBeLessThanOrEqual(window);
}
