// Calls as the pages make them.

import { ask } from './server.mjs';

/** Throws when it is refused. */
export async function call(clinic, name, body, { cookie, visit } = {}) {
  const headers = { 'content-type': 'application/json', 'x-beforehand': '1', 'sec-fetch-site': 'same-origin' };
  if (cookie) headers.cookie = cookie;
  if (visit) headers['x-beforehand-visit'] = visit;
  const reply = await ask(`${clinic.base_url}/api/${name}`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (reply.status >= 300) throw new Error(`${name}: ${reply.status} ${reply.body}`);
  return { ...reply, said: JSON.parse(reply.body) };
}

const cookie = (reply) => reply.headers['set-cookie'][0].split(';')[0];

/** A member of staff, signed in. */
export async function staff(clinic, username) {
  const { password } = clinic.staff.find((one) => one.username === username);
  const half = { cookie: cookie(await call(clinic, 'sign-in', { username, password })) };
  for (;;) {
    const { code } = (await call(clinic, 'read-demo-code', { setting_up: false }, half)).said;
    if (code) return { cookie: cookie(await call(clinic, 'give-code', { code }, half)) };
    // Each code is good once: whoever has signed in just now waits for the next.
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

/** A patient who has opened an invitation and given the date of birth. */
export async function patient(clinic, { link, date_of_birth }) {
  const token = link.split('#')[1];
  const reply = await call(clinic, 'open-invitation', { token, date_of_birth });
  return { cookie: cookie(reply), visit: reply.said.open.visit };
}
