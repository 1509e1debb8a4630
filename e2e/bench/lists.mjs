// Lists as large as they get: 200 appointments today, and a caseload of 2,000 referrals with 14 sessions each.

import { call, staff } from './calls.mjs';
import { quantile } from './table.mjs';

const TIMES = 100;
const LISTS = [
  ['Today’s list, 200 appointments', 'read-today'],
  ['Before the day, 200 appointments', 'read-preparation'],
  ['A caseload of 2,000 referrals', 'read-caseload'],
];

export async function lists(clinic, engine) {
  const therapist = await staff(clinic, 'ruth');
  const rows = [];
  for (const [what, name] of LISTS) {
    const took = [];
    for (let time = 0; time < TIMES; time += 1) took.push((await call(clinic, name, {}, therapist)).took);
    const row = (quantity, more) => ({ what: `${what}, server side, ${engine}, p${quantity * 100}`, measured: quantile(took, quantity), unit: 'ms', ...more });
    rows.push(row(0.5), row(0.99, { budget: 100, binding: true }));
  }
  return rows;
}
