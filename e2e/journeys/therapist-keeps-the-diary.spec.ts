import type { Page } from '@playwright/test';
import { expect, test, type Clinic } from './clinic';
import { answers, heading, looksRight, openInvitation, press, typeBirthday } from './patient';
import { signIn } from './therapist';

/** The part of the page that keeps the diary. */
const diary = (page: Page) => page.getByRole('region', { name: 'Appointment', exact: true });
const notice = (page: Page) => diary(page).getByRole('alert').filter({ hasText: 'Important' });
const unfold = (page: Page, name: string) => diary(page).getByText(name, { exact: true }).click();
/** A form of it, by the line that opens it. */
const form = (page: Page, name: string) =>
  diary(page).locator('details').filter({ has: page.getByText(name, { exact: true }) });

/** Whoever of today's list has sent their answers, with an alert that waits or without one. */
async function openSent(page: Page, alert: boolean) {
  const rows = page.getByRole('row').filter({ hasText: 'Completed' }).filter({ hasNotText: 'attended' });
  const alerting = { hasText: 'Alert to acknowledge' };
  const row = alert ? rows.filter(alerting) : rows.filter({ hasNotText: 'Alert to acknowledge' });
  const patient = await row.first().getByRole('link').innerText();
  await row.first().getByRole('link').click();
  await expect(heading(page)).toHaveText(patient);
  return patient;
}

async function chooseAndPress(page: Page, radio: string, button: string) {
  await diary(page).getByRole('radio', { name: radio, exact: true }).check();
  await diary(page).getByRole('button', { name: button, exact: true }).click();
}

test('the therapist books, is held back by an alert, and the answers go on and come back', async ({ page, clinic }) => {
  await signIn(page, clinic);
  await openSent(page, true);
  await page.getByRole('link', { name: 'Record attendance, book, move or cancel' }).click();
  await expect(page.getByRole('heading', { name: 'Appointment', exact: true })).toBeFocused();
  await expect(diary(page)).toContainText(/Booked for \w+day \d/);
  await expect(diary(page)).toContainText(/The answers sent on .* belong to this appointment\./);
  await looksRight(page);

  // The same weekday and time, next week, in the same way.
  const starts = (await diary(page).getByText(/^Booked for/).innerText()).match(/at (\d\d:\d\d)/)![1];
  await unfold(page, 'Book the next appointment');
  await expect(form(page, 'Book the next appointment').getByLabel('What time?')).toHaveValue(starts);
  await looksRight(page);
  await press(page, 'Book it');
  await expect(notice(page)).toContainText(`at ${starts}`);
  await expect(notice(page)).toBeFocused();
  await expect(diary(page)).toContainText('Also booked:');

  await unfold(page, 'Record attendance');
  await press(page, 'Record it');
  await expect(diary(page).getByRole('alert')).toContainText('Select what became of it');
  await looksRight(page);
  await chooseAndPress(page, 'Attended, on time', 'Record it');
  const why = diary(page).getByRole('link', { name: /^An alert of this patient waits/ });
  await why.click();
  await expect(page.getByRole('heading', { name: 'Alert to acknowledge' })).toBeFocused();
  const alert = page.getByRole('region', { name: 'Alert to acknowledge' });
  await alert.getByLabel('Discussed in supervision').check();
  await press(page, 'Acknowledge this alert');
  await expect(alert).toBeHidden();

  // Nobody has reached the patient, so the alert is raised again when they do not come.
  await chooseAndPress(page, 'Cancelled by the patient', 'Record it');
  await expect(notice(page)).toContainText(/The answers sent on .* now belong to the appointment on /);
  await expect(notice(page)).toContainText('An alert of this patient waits to be acknowledged.');
  await expect(alert).toBeVisible();
  await expect(diary(page)).toContainText(/Cancelled by the patient\. Recorded by Amira Hassan/);
  await looksRight(page);

  await unfold(page, 'Correct what was recorded');
  await chooseAndPress(page, 'Did not attend', 'Record it');
  await expect(diary(page).getByRole('alert')).toContainText('Enter why it is corrected');
  await diary(page).getByLabel('Why is it corrected?').fill('Nobody had cancelled it.');
  await press(page, 'Record it');
  await expect(notice(page)).toContainText(/now belong to the appointment on /);
  await expect(diary(page)).toContainText(/Did not attend\. Recorded by Amira Hassan/);
  await unfold(page, 'What was recorded before');
  await expect(diary(page)).toContainText(/Cancelled by the patient\. Recorded by/);
});

test('the therapist moves an appointment, and its answers move with it', async ({ page, clinic }) => {
  await signIn(page, clinic);
  await openSent(page, false);
  await unfold(page, 'Move this appointment');
  const move = form(page, 'Move this appointment');
  const year = new Date().getFullYear() + 1;
  await move.getByLabel('Day').fill('30');
  await move.getByLabel('Month').fill('2');
  await move.getByLabel('Year').fill(String(year));
  await press(page, 'Move it');
  await expect(diary(page).getByRole('alert')).toContainText('The date must be a real date');
  await move.getByLabel('Month').fill('3');
  await press(page, 'Move it');
  await expect(notice(page)).toContainText(`now belong to the appointment on 30 March ${year}`);
  await expect(diary(page)).toContainText('Moved to another time.');
  await diary(page).getByRole('link', { name: new RegExp(`30 March ${year}`) }).click();
  await expect(diary(page)).toContainText(`Booked for`);
  await expect(diary(page)).toContainText(/The answers sent on .* belong to this appointment\./);

  await unfold(page, 'Cancel this appointment');
  await press(page, 'Cancel the appointment');
  await expect(diary(page).getByRole('alert')).toContainText('Select who cancelled it');
  await expect(diary(page).getByRole('alert')).toContainText('Enter why it is cancelled');
  await diary(page).getByRole('radio', { name: 'The service' }).check();
  await diary(page).getByLabel('Why is it cancelled?').fill('The clinician is ill.');
  await press(page, 'Cancel the appointment');
  await expect(notice(page)).toContainText('now wait for the next appointment that is booked');
  await expect(diary(page)).toContainText('Reason: The clinician is ill.');
  await looksRight(page);
});

test('the therapist ends a referral once nothing is booked, and reopens it', async ({ page, clinic }) => {
  await signIn(page, clinic);
  await openSent(page, false);
  await unfold(page, 'End this referral');
  await expect(diary(page)).toContainText('A referral cannot end while an appointment is booked.');
  await unfold(page, 'Record attendance');
  await diary(page).getByRole('radio', { name: 'Attended, late', exact: true }).check();
  await form(page, 'Record attendance').getByRole('radio', { name: 'Video' }).check();
  await press(page, 'Record it');
  await expect(diary(page)).toContainText(/Attended, late\. Video\. Recorded by Amira Hassan/);

  await unfold(page, 'End this referral');
  await press(page, 'End the referral');
  await expect(diary(page).getByRole('alert')).toContainText('Select why it ends');
  await diary(page).getByLabel('Why does it end?').selectOption({ label: 'Treated: completed as agreed (46)' });
  await looksRight(page);
  await press(page, 'End the referral');
  await expect(notice(page)).toContainText('The referral has ended.');
  await expect(page.getByText('This referral has ended.', { exact: true })).toBeVisible();
  await expect(diary(page)).toContainText('Treated: completed as agreed (code 46)');
  await expect(page.getByRole('heading', { name: 'Outcome', exact: true })).toBeVisible();
  await expect(page.getByText('Finished course of treatment: Yes').first()).toBeVisible();
  await expect(diary(page).getByText('Book the next appointment')).toBeHidden();
  await looksRight(page);

  await unfold(page, 'Reopen this referral');
  await press(page, 'Reopen the referral');
  await expect(diary(page).getByRole('alert')).toContainText('Enter why it is reopened');
  await diary(page).getByLabel('Why is it reopened?').fill('Ended the wrong one.');
  await press(page, 'Reopen the referral');
  await expect(notice(page)).toContainText('The referral is open again.');
  await expect(diary(page)).toContainText('Reason: Ended the wrong one.');
  await expect(page.getByText('This referral has ended.', { exact: true })).toBeHidden();
});

/** Whoever of Amira's has not begun. */
const unbegun = (clinic: Clinic) => clinic.invitations.filter((one) => one.therapist === 'Amira Hassan')[1];

test('a link is renewed, put on a letter and withdrawn', async ({ page, browser, clinic }) => {
  const invitation = unbegun(clinic);
  const phone = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const patient = await phone.newPage();
  await openInvitation(patient, invitation);
  await press(patient, 'Start');
  await answers(patient, 'Several days', 2);

  await signIn(page, clinic);
  await page.getByRole('link', { name: invitation.patient }).click();
  const asking = page.getByRole('region', { name: 'Questions before this appointment' });
  await expect(asking).toContainText(/The link works until /);
  await asking.getByText('Renew or withdraw the link').click();
  await press(page, 'Renew the link');
  const link = await asking.getByLabel('Link for the patient').inputValue();
  await patient.goto('about:blank');
  await openInvitation(patient, { ...invitation, link });
  await expect(heading(patient)).toHaveText('Welcome back');

  await press(page, 'Show a letter to print');
  const letter = page.getByRole('group', { name: /^Questions before your appointment on / });
  await expect(letter).toContainText(link);
  await expect(letter).toContainText(`For ${invitation.patient}`);
  await expect(letter).toContainText('Nobody is watching answers as they come in');
  await expect(letter).not.toContainText(/PHQ|GAD|depress|anxi|therap(y|ist) session/i);
  await expect(letter.getByRole('img')).toBeVisible();
  await looksRight(page);
  await page.emulateMedia({ media: 'print' });
  await expect(letter).toBeVisible();
  await expect(heading(page)).toBeHidden();
  await expect(page.getByRole('region', { name: 'Brief' })).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await press(page, 'Put the letter away');
  await expect(letter).toBeHidden();

  await press(page, 'Withdraw the link');
  await expect(asking).toContainText('No questions are asked for this appointment.');
  await expect(page.getByText('The link has stopped working. What was answered is kept.')).toBeVisible();
  await patient.goto('about:blank');
  await patient.goto(link);
  await typeBirthday(patient, invitation.date_of_birth);
  await press(patient, 'Continue');
  await expect(heading(patient)).toHaveText('This link has stopped working');
  await phone.close();
});
