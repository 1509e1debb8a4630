// Measures against the budgets and prints one table. Ends with 1 when a budget that binds is broken: bytes and memory,
// which are the same on every machine, and the lists of the staff, which have room to spare on two cores that do nothing
// else. Other timings are medians, printed beside a plain HTML page's from the same run.

import { open } from './server.mjs';
import { bytes } from './bytes.mjs';
import { browser } from './browser.mjs';
import { load } from './load.mjs';
import { hearing } from './hearing.mjs';
import { lists } from './lists.mjs';
import { drawing } from './drawing.mjs';
import { print } from './table.mjs';

const INVITATIONS = ['--more-invitations', '1700'];
const CROWD = ['--more-referrals', '2000'];

/** Measures on a clinic of its own: nothing of the crowd is to weigh on the other measurements. */
async function on(options, measure) {
  const clinic = await open(options);
  try {
    return await measure(clinic);
  } finally {
    await clinic.close();
  }
}

const rows = await on(INVITATIONS, async (clinic) => [
  ...(await bytes(clinic)),
  ...(await browser(clinic)),
  ...(await hearing(clinic, 'SQLite')),
  ...(await load(clinic)),
]);
rows.push(...(await on(CROWD, async (clinic) => [...(await lists(clinic, 'SQLite')), ...(await drawing(clinic))])));
const postgres = process.env.BENCH_DATABASE_URL;
if (postgres) {
  const both = async (clinic) => [...(await hearing(clinic, 'PostgreSQL')), ...(await lists(clinic, 'PostgreSQL'))];
  rows.push(...(await on(['--database', postgres, ...INVITATIONS, ...CROWD], both)));
}
print(rows);
process.exitCode = rows.some((row) => row.binding && row.measured > row.budget) ? 1 : 0;
