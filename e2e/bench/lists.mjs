// Lists as large as they get: today's with 200 appointments, and a caseload of 2,000 referrals with 14 sessions each.

import { ask } from './server.mjs';
import { quantile } from './table.mjs';

const TIMES = 100;

export async function lists(clinic) {
  const headers = { 'content-type': 'application/json', 'x-beforehand': '1', 'sec-fetch-site': 'same-origin' };
  const call = (name, body, more = {}) =>
    ask(`${clinic.base_url}/api/${name}`, { method: 'POST', headers: { ...headers, ...more }, body: JSON.stringify(body) });
  const { username, password } = clinic.staff.find((one) => one.username === 'ruth');
  const signedIn = await call('sign-in', { username, password });
  const cookie = signedIn.headers['set-cookie'][0].split(';')[0];
  const rows = [];
  for (const [what, name] of [
    ['Today’s list, 200 appointments, server side', 'read-today'],
    ['Before the day, 200 appointments, server side', 'read-preparation'],
    ['A caseload of 2,000 referrals, server side', 'read-caseload'],
  ]) {
    const took = [];
    for (let time = 0; time < TIMES; time += 1) {
      const reply = await call(name, {}, { cookie });
      if (reply.status !== 200) throw new Error(`${name}: ${reply.status} ${reply.body}`);
      took.push(reply.took);
    }
    rows.push({ what: `${what}, p50`, measured: quantile(took, 0.5), unit: 'ms' });
    rows.push({ what: `${what}, p99`, budget: 100, measured: quantile(took, 0.99), unit: 'ms' });
  }
  return rows;
}
