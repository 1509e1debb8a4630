// Whoever works the inbox of referrals, and people who referred themselves, by the calls of the form's own page.

import { expect, request, type Browser, type Page } from '@playwright/test';
import type { Clinic, Invitation } from './clinic';
import { heading, press } from './patient';
import { signIn } from './therapist';

type Said = 'skipped' | Record<string, unknown>;
type Form = Record<string, Record<string, Said>>;

const chose = (choice: string): Said => ({ chose: choice });
const ticked = (...choices: string[]): Said => ({ ticked: choices });
const wrote = (words: string): Said => ({ wrote: words });

/** Somebody nobody knows, who agrees to text messages and is safe. */
const FORM: Form = {
  urgent_help: { urgent_help: chose('no') },
  who_for: { who_for: chose('me') },
  date_of_birth: { date_of_birth: { day: '1991-05-14' } },
  gp: { gp_known: chose('cannot_find') },
  other_help: { other_help: ticked('none') },
  name: { first_name: wrote('Marek'), last_name: wrote('Nowicki-Adeyemi'), known_as: wrote('Maz') },
  nhs_number: { nhs_number_known: chose('no') },
  address: { postcode_known: chose('no_fixed_address') },
  contact: { mobile: wrote('07700900123'), mobile_safe: chose('yes'), landline: 'skipped', email: 'skipped' },
  contact_ok: { ok_text: chose('yes'), ok_voicemail: chose('no'), say_who: chose('no'), best_times: 'skipped', avoid: wrote('Not after 6pm') },
  support: { language: chose('english'), interpreter: chose('no'), needs: ticked('reading') },
  own_words: { own_words_how: chose('write'), own_words: wrote('I stopped sleeping.\n<b>Bold</b> is no markup here.') },
  since: { since: { month: { year: 2026, month: 3 } }, since_words: 'skipped' },
  safety: { thoughts: chose('no') },
  safety_others: { someone_else: chose('no') },
  emergency_contact: { emergency_name: 'skipped', emergency_relation: 'skipped', emergency_phone: 'skipped' },
  privacy: { privacy_read: ticked('yes'), gp_told_ok: chose('yes') },
};

/** Somebody who is on record already, as far as the name and the date of birth say. */
export const alike = ({ patient, date_of_birth }: Invitation): Form => {
  const [first, ...rest] = patient.split(' ');
  return {
    date_of_birth: { date_of_birth: { day: date_of_birth } },
    name: { first_name: wrote(first), last_name: wrote(rest.join(' ')), known_as: 'skipped' },
  };
};

/** Somebody who is not sure that they can keep safe. */
export const UNSAFE: Form = {
  safety: { thoughts: chose('some_days'), keep_safe: chose('not_sure'), what_helps: wrote('Somebody to talk to at night.') },
};

/** Sends a form that differs in this from the usual one, and answers so much of the PHQ-9 in it. Returns whose it is. */
export async function referThemselves(clinic: Clinic, differs: Form = {}, answered = 0) {
  return (await sendForm(clinic, differs, answered)).name;
}

/** Sends such a form. Returns whose it is, and the link by which it is gone on with. */
export async function sendForm(clinic: Clinic, differs: Form = {}, answered = 0) {
  const form = { ...FORM, ...differs };
  const browser = await request.newContext({ baseURL: clinic.base_url, extraHTTPHeaders: { 'x-beforehand': '1' } });
  let visit = '';
  const call = async (path: string, data: object) => {
    const headers: Record<string, string> = visit ? { 'x-beforehand-visit': visit } : {};
    const reply = await browser.post(`/api/${path}`, { data, headers });
    expect(reply.ok(), `${path} ${JSON.stringify(data)}: ${await reply.text()}`).toBe(true);
    return reply.json();
  };
  const statements = (said: Record<string, Said>) => Object.entries(said).map(([question, said]) => ({ question, said }));
  const key = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const [[first, said], ...screens] = Object.entries(form);
  ({ visit } = await call('begin-referral', { key: key(), screen: first, said: statements(said), website: '' }));
  let sequence = 1;
  for (const [screen, said] of screens) {
    sequence += 1;
    await call('save-screen', { screen, said: statements(said), sequence, waited_seconds: 0 });
  }
  for (let item = 1; item <= answered; item += 1) {
    sequence += 1;
    const answer = { instrument: 'phq9', item, reply: { chosen: item === 9 ? 0 : 2 } };
    await call('save-measure-answer', { answer, sequence, waited_seconds: 0 });
  }
  await call('send-referral', { key: key(), unsaved: [] });
  const { token } = await call('send-referral-link', { by: 'screen' });
  await browser.dispose();
  const { name } = form as { name: Record<string, { wrote: string }> };
  return { name: `${name.first_name.wrote} ${name.last_name.wrote}`, link: `${clinic.base_url}/refer#${token}` };
}

/** Whoever works the inbox, at a desk of their own beside the phone of the journey. */
export async function atTheDesk(browser: Browser, clinic: Clinic) {
  const desk = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const staff = await desk.newPage();
  await signIn(staff, clinic);
  return staff;
}

/** Opens the inbox and, there, one referral. */
export async function openReferral(page: Page, name: string, group: string) {
  await page.getByRole('link', { name: 'Referrals', exact: true }).click();
  await expect(heading(page)).toHaveText('Referrals');
  await page.getByRole('table', { name: group }).getByRole('link', { name }).click();
  await expect(heading(page)).toHaveText(name);
}

/** Takes the referral that is open on as a new patient. */
export async function accept(page: Page) {
  await page.getByRole('radio', { name: 'Accept as a new patient' }).check();
  await press(page, 'Accept as a new patient');
  await expect(page.getByRole('alert')).toContainText('You have accepted this referral.');
}

/** Books the first appointment of a referral that was taken on, for half an hour from now. */
export async function book(page: Page) {
  const soon = new Date(Date.now() + 30 * 60_000);
  await page.getByLabel('Day').fill(String(soon.getDate()));
  await page.getByLabel('Month').fill(String(soon.getMonth() + 1));
  await page.getByLabel('Year').fill(String(soon.getFullYear()));
  await page.getByLabel('What time?').fill(soon.toTimeString().slice(0, 5));
  await page.getByRole('radio', { name: 'Telephone' }).check();
  await press(page, 'Book the appointment');
  await expect(page.getByText(/^Booked for /)).toBeVisible();
}
