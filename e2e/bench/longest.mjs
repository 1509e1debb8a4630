// An invitation that asks the longest instrument and nothing else, made as a therapist makes one.

import { call, staff } from './calls.mjs';

const LONGEST = 'oci';
const REST = ['phq9', 'gad7', 'wsas'];

/** The invitation, with what opens it. */
export async function longestPack(clinic) {
  const therapist = await staff(clinic, clinic.staff[0].username);
  const read = async (name, body) => (await call(clinic, name, body, therapist)).said;
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
