// Measures against the budgets and prints one table. Ends with 1 when a byte or memory budget is broken: those are
// the same on every machine. Timings are medians, printed beside a plain HTML page's from the same run.

import { open } from './server.mjs';
import { bytes } from './bytes.mjs';
import { browser } from './browser.mjs';
import { load } from './load.mjs';
import { print } from './table.mjs';

const clinic = await open();
try {
  const rows = [...(await bytes(clinic)), ...(await browser(clinic)), ...(await load(clinic))];
  print(rows);
  process.exitCode = rows.some((row) => row.binding && row.measured > row.budget) ? 1 : 0;
} finally {
  await clinic.close();
}
