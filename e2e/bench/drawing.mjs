// What a therapist feels on an old laptop, a processor four times slower, when a list is as large as it gets.

import { call, staff } from './calls.mjs';
import { chromium, slower } from './chromium.mjs';
import { median } from './table.mjs';

const RUNS = 5;
/** How many lines of a caseload are drawn before anybody asks for more. */
const AT_ONCE = 50;

/** Runs in the page: how long from when the page's own bytes were there to the paint with so many lines. */
function drawn(lines) {
  return new Promise((resolve) => {
    const look = () => {
      if (document.querySelectorAll('main tbody tr').length < lines) return requestAnimationFrame(look);
      const [navigation] = performance.getEntriesByType('navigation');
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - navigation.responseEnd)));
    };
    look();
  });
}

/** Runs in the page: how long from a letter in the filter to the paint with the lines that are left. */
function narrowed(letter) {
  return new Promise((resolve) => {
    const box = document.querySelector('main input[name=filter]');
    const said = () => document.querySelector('main p[role=status]').textContent;
    const [before, begun] = [said(), performance.now()];
    const look = () => {
      if (said() === before) return requestAnimationFrame(look);
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun)));
    };
    box.value = letter;
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
    look();
  });
}

/** A screen opened by somebody who is signed in, with nothing of it in the browser. */
async function open(browser, clinic, { cookie }, address, then) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  // One sign-in for all: a code is good once, and the next comes after half a minute.
  const set = `${cookie}; HttpOnly; SameSite=Strict; Secure; Path=/`;
  await page.route('**/healthz', (route) => route.fulfill({ headers: { 'set-cookie': set } }));
  await page.goto(`${clinic.base_url}/healthz`);
  await slower(page);
  await page.goto(clinic.base_url + address, { waitUntil: 'commit' });
  await then(page);
  await context.close();
}

export async function drawing(clinic) {
  const browser = await chromium();
  const therapist = await staff(clinic, 'ruth');
  const today = (await call(clinic, 'read-today', {}, therapist)).said.appointments.length;
  const took = { today: [], caseload: [], letter: [] };
  for (let run = 0; run < RUNS; run += 1) {
    await open(browser, clinic, therapist, '/clinic#today', async (page) => {
      took.today.push(await page.evaluate(drawn, today));
    });
    await open(browser, clinic, therapist, '/clinic#caseload', async (page) => {
      took.caseload.push(await page.evaluate(drawn, AT_ONCE));
      took.letter.push(await page.evaluate(narrowed, 'w'));
    });
  }
  await browser.close();
  const row = (what, all, more) => ({ what: `${what}, processor four times slower`, measured: median(all), unit: 'ms', ...more });
  const bound = { budget: 1000, binding: true };
  return [
    row(`Today’s list drawn, ${today} appointments`, took.today, bound),
    row('A caseload of 2,000 referrals drawn', took.caseload, bound),
    row('A letter in its filter to the lines that are left', took.letter),
  ];
}
