// What a first visit downloads.

import { ask } from './server.mjs';

const COMPRESSED = { 'accept-encoding': 'br' };

/** Not of the page's first visit: icons come later and are cached, and another page's files when nothing is waited for. */
const LATER = /rel="(?:icon|apple-touch-icon|manifest|prefetch)"/;

/** Every address that a page loads by itself: styles, scripts and the program. */
function loaded(html) {
  const tags = html.match(/<(?:link|script)\b[^>]*>/g).filter((tag) => !LATER.test(tag));
  return new Set(tags.flatMap((tag) => /(?:href|src)="(\/assets\/[^"]+)"/.exec(tag)?.[1] ?? []));
}

async function page(clinic, path) {
  const plain = await ask(clinic.base_url + path);
  const all = [path, ...loaded(plain.body.toString())];
  const replies = await Promise.all(all.map((one) => ask(clinic.base_url + one, { headers: COMPRESSED })));
  const bad = replies.findIndex((reply) => reply.status !== 200 || reply.headers['content-encoding'] !== 'br');
  if (bad >= 0) throw new Error(`${all[bad]} did not come compressed`);
  return replies.reduce((sum, reply) => sum + reply.body.length, 0) / 1000;
}

export async function bytes(clinic) {
  const row = (what, budget, measured) => ({ what, budget, measured, unit: 'KB', binding: true });
  return [
    row('Patient page, everything for the first question, brotli', 150, await page(clinic, '/')),
    // A service's first page, opened once: a little over a second on the slow line that the other budgets are for.
    row('Page to refer yourself, everything for the first question, brotli', 230, await page(clinic, '/refer')),
    row('Clinic page, brotli', 300, await page(clinic, '/clinic')),
    row('Record page, brotli', 300, await page(clinic, '/record')),
    row('Page to fill in together, brotli', 300, await page(clinic, '/together')),
    row('Office page, brotli', 300, await page(clinic, '/office')),
  ];
}
