// Measures against the budgets and prints one table. Ends with 1 when a byte or memory budget is broken: those are
// the same on every machine. Timings are medians, printed beside a plain HTML page's from the same run.

import { open } from './server.mjs';
import { bytes } from './bytes.mjs';
import { browser } from './browser.mjs';
import { load } from './load.mjs';
import { lists } from './lists.mjs';
import { print } from './table.mjs';

/** On a clinic of its own: nothing of the crowd is to weigh on the other measurements. */
async function listed() {
  const crowd = await open(['--more-referrals', '2000']);
  try {
    return await lists(crowd);
  } finally {
    await crowd.close();
  }
}

const clinic = await open(['--more-invitations', '1700']);
try {
  const rows = [...(await bytes(clinic)), ...(await browser(clinic)), ...(await load(clinic)), ...(await listed())];
  print(rows);
  process.exitCode = rows.some((row) => row.binding && row.measured > row.budget) ? 1 : 0;
} finally {
  await clinic.close();
}
