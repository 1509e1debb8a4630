// Measures against the budgets and prints one table. Ends with 1 when a byte or memory budget is broken: those are
// the same on every machine. Timings are medians, printed beside a plain HTML page's from the same run.

import { open } from './server.mjs';
import { bytes } from './bytes.mjs';
import { browser } from './browser.mjs';
import { load } from './load.mjs';
import { desk } from './desk.mjs';
import { print } from './table.mjs';

/** Measures on a clinic of its own. */
async function on(database, measure) {
  const clinic = await open(database);
  try {
    return await measure(clinic);
  } finally {
    await clinic.close();
  }
}

const rows = await on(undefined, async (clinic) => [
  ...(await bytes(clinic)),
  ...(await browser(clinic)),
  ...(await desk(clinic, 'SQLite')),
  ...(await load(clinic)),
]);
const postgres = process.env.BENCH_DATABASE_URL;
if (postgres) rows.push(...(await on(postgres, (clinic) => desk(clinic, 'PostgreSQL'))));
print(rows);
process.exitCode = rows.some((row) => row.binding && row.measured > row.budget) ? 1 : 0;
