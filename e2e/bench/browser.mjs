// What a patient feels on a phone of 360 by 740 with a processor four times slower, at 1.6 Mbit/s and 150 ms. A
// page of plain HTML with the same first screen is measured in the same run, because machines differ.

import { createServer } from 'node:http';
import { chromium, slower } from './chromium.mjs';
import { longestPack } from './longest.mjs';
import { ask } from './server.mjs';
import { median } from './table.mjs';

const RUNS = 5;
/** The questions of the first part, and of the longest one. */
const PHQ9 = 8;
const LONGEST = 41;
const LINE = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 1.6e6 / 8 };

/** Runs in the page: notes when the first field and the first question are there, typing a date at once if it is given. */
function watch(date) {
  window.seen = {};
  addEventListener('DOMContentLoaded', () => (window.read = true));
  const shown = (selector) => document.querySelector(selector)?.getClientRects().length > 0;
  const note = (what) => (window.seen[what] ??= performance.now());
  const button = (name) => [...document.querySelectorAll('main button')].find((one) => one.textContent.trim() === name);
  const look = () => {
    if (shown('#access-day') && !window.seen.field) {
      note('field');
      // The plain page has nothing that hears its button.
      if (!date) return;
      const [day, month, year] = date;
      for (const [box, text] of [['day', day], ['month', month], ['year', year]]) {
        document.getElementById(`access-${box}`).value = text;
      }
      // Nobody presses before the boot script is there, which is when the document has been read.
      if (window.read) button('Continue').click();
      else addEventListener('DOMContentLoaded', () => button('Continue').click());
    }
    button('Start')?.click();
    if (shown('main input[type=radio]')) note('question');
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Runs in the page: how long from a tap to the paint after it. */
function tap(selector) {
  return new Promise((resolve) => {
    const target = document.querySelector(selector);
    addEventListener('click', () => {
      const begun = performance.now();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun)));
    }, { capture: true, once: true });
    target.click();
  });
}

const CONTINUE = 'main form button[type=submit], main button.nhsuk-button:not(.nhsuk-button--secondary)';

async function slowPhone(browser) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });
  const page = await context.newPage();
  const devtools = await slower(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', LINE);
  return { context, page };
}

async function patient(browser, invitation, questions) {
  const { context, page } = await slowPhone(browser);
  await page.addInitScript(watch, invitation.date_of_birth.split('-').reverse());
  await page.goto(invitation.link);
  await page.waitForFunction(() => window.seen.question, null, { timeout: 60_000 });
  const seen = await page.evaluate(() => window.seen);
  const taps = [];
  for (let question = 0; question < questions; question += 1) {
    const name = await page.evaluate(() => document.querySelector('main input[type=radio]').name);
    taps.push(await page.evaluate(tap, 'main input[type=radio]'));
    taps.push(await page.evaluate(tap, CONTINUE));
    await page.waitForFunction((last) => document.querySelector('main input[type=radio]')?.name !== last, name);
  }
  await context.close();
  return { ...seen, taps };
}

async function plain(browser, address) {
  const { context, page } = await slowPhone(browser);
  await page.addInitScript(watch, null);
  await page.goto(address);
  await page.waitForFunction(() => window.seen.field);
  const { field } = await page.evaluate(() => window.seen);
  const taps = [];
  for (let again = 0; again < 9; again += 1) taps.push(await page.evaluate(tap, '#access-day'));
  await context.close();
  return { field, taps };
}

/** The first screen with its styles and without the app. */
async function plainPage(clinic) {
  const html = (await ask(clinic.base_url)).body.toString();
  const style = /href="(\/assets\/[^"]+\.css)"/.exec(html)[1];
  const css = (await ask(clinic.base_url + style)).body.toString();
  const bare = html.replace(/<(?:script|link)\b[^>]*>(?:[^<]*<\/script>)?/g, '').replace('</head>', `<style>${css}</style></head>`);
  const server = createServer((_, reply) => reply.setHeader('content-type', 'text/html; charset=utf-8').end(bare));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

export async function browser(clinic) {
  const browser = await chromium();
  const bare = await plainPage(clinic);
  const patients = [];
  const plains = [];
  for (let run = 0; run < RUNS; run += 1) {
    // One of those that nobody has answered and that the load leaves alone.
    patients.push(await patient(browser, clinic.invitations.at(-1600 - run), PHQ9));
    plains.push(await plain(browser, bare.address));
  }
  const longest = await patient(browser, await longestPack(clinic), LONGEST);
  bare.close();
  await browser.close();
  const field = median(plains.map((one) => one.field));
  const taps = median(plains.flatMap((one) => one.taps));
  const row = (what, budget, measured, beside) => ({ what, budget, measured, unit: 'ms', beside });
  return [
    row('First usable field, slow phone', 1000, median(patients.map((one) => one.field)), field),
    row('First question, date of birth typed at once', 2000, median(patients.map((one) => one.question)), field),
    row('Tap to next paint, median', 50, median(patients.flatMap((one) => one.taps)), taps),
    row('Tap to next paint, the longest instrument', 50, median(longest.taps), taps),
  ];
}
