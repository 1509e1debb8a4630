// The open line by which each clinic page hears of changes.

import { call, patient, staff } from './calls.mjs';
import { listen } from './server.mjs';
import { quantile } from './table.mjs';

const LINES = 500;
const SAVES = 40;

/** Saves answers one after the other, while as many pages as ever listen to the same caseload. */
async function lines(clinic) {
  const before = await clinic.resident();
  const therapist = await staff(clinic, 'ruth');
  const invitation = clinic.invitations.findLast((one) => one.therapist === 'Ruth Llewellyn');
  const phone = await patient(clinic, invitation);
  const took = [];
  let saved, everywhere;
  const heard = (piece) => {
    if (!piece.includes('changed')) return;
    took.push(performance.now() - saved);
    if (took.length % LINES === 0) everywhere();
  };
  const open = Array.from({ length: LINES }, () => listen(`${clinic.base_url}/api/events`, therapist, heard));
  const close = await Promise.all(open);
  for (let sequence = 1; sequence <= SAVES; sequence += 1) {
    const delivered = new Promise((resolve) => (everywhere = resolve));
    const answer = { instrument: 'phq9', item: 1, reply: { chosen: sequence % 4 } };
    saved = performance.now();
    await call(clinic, 'save-answer', { answer, sequence, key: 0, waited_seconds: 0 }, phone);
    await delivered;
  }
  const each = ((await clinic.resident()) - before) / LINES;
  close.forEach((one) => one());
  return { took, each };
}

export async function hearing(clinic, engine) {
  const { took, each } = await lines(clinic);
  const row = (what, measured, unit = 'ms', budget = undefined) => ({ what: `${what}, ${engine}`, measured, unit, budget });
  return [
    row(`From a save to the ${LINES} pages that listen, p50`, quantile(took, 0.5)),
    row(`From a save to the ${LINES} pages that listen, p99`, quantile(took, 0.99)),
    row(`Server memory for each of ${LINES} pages that listen`, each, 'KB'),
  ];
}
