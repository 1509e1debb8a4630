// An invitation that asks the longest instrument and nothing else, made as a therapist makes one.

import { ask } from './server.mjs';

const LONGEST = 'oci';
const REST = ['phq9', 'gad7', 'wsas'];

/** Calls as the clinic page does. Throws when the reply is not what was asked for. */
async function call(clinic, cookie, name, body) {
  const headers = { 'content-type': 'application/json', 'x-beforehand': '1', 'sec-fetch-site': 'same-origin', cookie };
  const reply = await ask(`${clinic.base_url}/api/${name}`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (reply.status !== 200) throw new Error(`${name}: ${reply.status} ${reply.body}`);
  return reply;
}

/** The invitation, with what opens it. */
export async function longestPack(clinic) {
  const [{ username, password }] = clinic.staff;
  const signedIn = await call(clinic, '', 'sign-in', { username, password });
  const cookie = signedIn.headers['set-cookie'][0].split(';')[0];
  const read = async (name, body) => JSON.parse((await call(clinic, cookie, name, body)).body);
  const today = await read('read-today', {});
  const booked = today.appointments.filter((one) => one.booking === 'booked');
  const { appointment, patient } = booked.at(-1);
  const { date_of_birth } = await read('read-appointment', { appointment });
  const { can_ask, usual } = await read('read-invitation', { appointment });
  if (!can_ask.some((one) => one.instrument === LONGEST)) throw new Error(`${LONGEST} cannot be asked here`);
  const left_out = [...new Set([...usual, ...REST])].filter((instrument) => instrument !== LONGEST);
  const change = { added: [LONGEST], left_out, reason: 'To measure with.' };
  const { token } = await read('invite-patient', { appointment, language: 'en-GB', change });
  return { patient, date_of_birth, link: `${clinic.base_url}/#${token}` };
}
