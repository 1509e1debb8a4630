// Fifty packs a second for half a minute on one durable SQLite, and the memory that takes.

import { randomBytes } from 'node:crypto';
import { call, patient } from './calls.mjs';
import { quantile } from './table.mjs';

const RATE = 50;
const SECONDS = 30;
const SESSIONS = 100;

/** The first option to every item, so that no alert joins the measurement. */
function answers(items) {
  const all = items.flatMap(([instrument, count]) => Array.from({ length: count }, (_, item) => [instrument, item + 1]));
  return all.map(([instrument, item], place) => ({
    answer: { instrument, item, reply: { chosen: 0 } },
    sequence: place + 1,
    key: 0,
    waited_seconds: 0,
  }));
}

const EVERY_SESSION = [['phq9', 9], ['gad7', 7], ['wsas', 5]];

export async function load(clinic) {
  const idle = await clinic.resident();
  const waiting = clinic.invitations.slice(-RATE * SECONDS);
  const sessions = [];
  for (let from = 0; from < waiting.length; from += SESSIONS) {
    const some = waiting.slice(from, from + SESSIONS);
    sessions.push(...(await Promise.all(some.map((invitation) => patient(clinic, invitation)))));
  }
  const begun = performance.now();
  let highest = idle;
  const sending = sessions.map(async (session, place) => {
    // Sent when it is due, however long earlier ones take, as patients would.
    await new Promise((resolve) => setTimeout(resolve, (place * 1000) / RATE));
    const body = { key: randomBytes(16).toString('hex'), answers: answers(EVERY_SESSION) };
    const reply = await call(clinic, 'submit-pack', body, session);
    if (place % RATE === 0) highest = Math.max(highest, await clinic.resident());
    return reply.took;
  });
  const took = await Promise.all(sending);
  const rate = took.length / ((performance.now() - begun) / 1000);
  return [
    { what: 'Packs sent a second', measured: rate, unit: '/s' },
    { what: 'Sending a pack, server side, p50', measured: quantile(took, 0.5), unit: 'ms' },
    { what: 'Sending a pack, server side, p99', budget: 50, measured: quantile(took, 0.99), unit: 'ms' },
    { what: 'Server memory, resident, before anybody came', measured: idle / 1024, unit: 'MB' },
    { what: `Server memory, resident, ${SESSIONS} connections sending`, budget: 64, measured: highest / 1024, unit: 'MB', binding: true },
  ];
}
