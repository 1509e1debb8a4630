import type { Page } from '@playwright/test';
import { expect, test, type Clinic } from './clinic';
import { heading, looksRight, press } from './patient';
import { openAppointment, signIn } from './therapist';

/** Amira's patients with something left to answer: one half-way and with an alert, one with a long course. */
const halfWay = (clinic: Clinic) => clinic.invitations.filter((one) => one.therapist === 'Amira Hassan')[0];
const longCourse = (clinic: Clinic) => clinic.invitations.filter((one) => one.therapist === 'Amira Hassan')[1];

const brief = (page: Page) => page.getByRole('region', { name: 'Brief' });
const fact = (page: Page, name: string) => brief(page).locator(`dt:text-is("${name}") + dd`);

test('the therapist reads the brief before a call and goes on to what it names', async ({ page, clinic }) => {
  const { patient } = halfWay(clinic);
  await signIn(page, clinic);
  await openAppointment(page, patient);
  const alert = fact(page, 'Alert');
  await expect(alert).toContainText('Thoughts that you would be better off dead or of hurting yourself in some way: 1 Several days');
  await expect(alert).toContainText('not sent');
  await expect(fact(page, 'To ask on the phone')).toContainText('WSAS: not begun');
  await expect(fact(page, 'Totals')).toContainText(/PHQ-9 \d+ of 27\. (Up|Down|Same)/);
  await expect(fact(page, 'Would count if it ended today')).not.toBeEmpty();
  await expect(brief(page)).not.toContainText(/reassuring|no risk|low risk/i);
  await looksRight(page);

  const address = page.url();
  await page.getByRole('link', { name: 'Go to the alert' }).click();
  await expect(page.getByRole('heading', { name: 'Alert to acknowledge' })).toBeFocused();
  await page.getByRole('link', { name: 'Exact words to read out' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'What is missing' })).toBeFocused();
  await expect(page.getByRole('heading', { name: 'WSAS: not begun' })).toBeInViewport();
  expect(page.url()).toBe(address);
});

test('an alert stays in the brief after it is acknowledged, with what was done and whether anybody was reached', async ({ page, clinic }) => {
  const { patient } = halfWay(clinic);
  await signIn(page, clinic);
  await openAppointment(page, patient);
  const banner = page.getByRole('region', { name: 'Alert to acknowledge' });
  await banner.getByLabel('Tried to contact the patient').check();
  await banner.getByRole('textbox', { name: 'Note' }).fill('Rang at nine.');
  await press(page, 'Acknowledge this alert');
  await expect(banner).toBeHidden();
  const alert = fact(page, 'Alert not closed');
  await expect(alert).toContainText('1 Several days');
  await expect(alert).toContainText(/Acknowledged by Amira Hassan, .*: Tried to contact the patient\. Note: Rang at nine\./);
  await expect(alert).toContainText('No contact with the patient is recorded. Not closed.');
  await looksRight(page);

  await alert.getByRole('link', { name: 'Go to the alert' }).click();
  await expect(page.getByRole('heading', { name: 'Record a contact' })).toBeVisible();
  await expect(page.getByText(/1 Several days.*Answered by the patient/).first()).toBeVisible();
  await page.getByRole('radio', { name: 'Left a message' }).check();
  await press(page, 'Record this contact');
  await expect(page.getByRole('alert').filter({ hasText: 'You have recorded the contact.' })).toBeVisible();
  await page.goBack();
  await expect(alert).toContainText(/Contact 1 by Amira Hassan, .*: Left a message\./);
  await expect(alert).toContainText('Nobody is recorded as having reached the patient. Not closed.');
});

test('the brief fits one screen and one sheet of paper', async ({ page, clinic }) => {
  await signIn(page, clinic);
  await openAppointment(page, longCourse(clinic).patient);
  await expect(fact(page, 'Problem descriptor')).toContainText('SPIN, its own measure, is not answered for this appointment');
  await expect(fact(page, 'Totals')).toContainText('Nothing is answered for this appointment.');
  await expect(fact(page, 'Totals')).toContainText(/PHQ-9, last on \d+ [A-Z][a-z]{2}: \d+ of 27\./);
  await expect(fact(page, 'Item that alerts')).toContainText(/not answered for this appointment\. Last, on \d+ [A-Z]/);
  const ends = async () => {
    await page.evaluate(() => scrollTo(0, 0));
    const box = (await brief(page).boundingBox())!;
    return box.y + box.height;
  };
  await page.setViewportSize({ width: 1280, height: 900 });
  expect(await ends()).toBeLessThanOrEqual(900);
  await page.emulateMedia({ media: 'print' });
  // A4 less the margins of a printer.
  await page.setViewportSize({ width: 718, height: 1046 });
  expect(await ends()).toBeLessThanOrEqual(1046);
});

test('the keyboard goes through the sessions and every chart shows the same one', async ({ page, clinic }) => {
  await signIn(page, clinic);
  await openAppointment(page, longCourse(clinic).patient);
  const mood = page.getByRole('slider', { name: 'PHQ-9' });
  const readouts = page.locator('.bh-chart__now');
  const latest = await readouts.first().innerText();
  await expect(mood).toHaveAttribute('aria-valuetext', latest.split(':')[0]);

  await mood.focus();
  await page.keyboard.press('ArrowLeft');
  const before = await readouts.first().innerText();
  expect(before).not.toBe(latest);
  await expect(page.getByRole('status').filter({ hasText: 'PHQ-9. ' })).toHaveText(`PHQ-9. ${before}`);
  await expect(mood).toHaveAttribute('aria-valuetext', before.split(':')[0]);
  await expect(readouts.nth(1)).toContainText(before.split(':')[0]);
  await page.keyboard.press('Home');
  const first = await mood.getAttribute('aria-valuetext');
  await expect(mood).toHaveAttribute('aria-valuenow', '0');
  await page.keyboard.press('ArrowLeft');
  await expect(mood).toHaveAttribute('aria-valuetext', first!);
  await page.keyboard.press('End');
  await expect(readouts.first()).toHaveText(latest);
  await looksRight(page);

  await page.getByText('Show the numbers').click();
  const numbers = page.getByRole('region', { name: 'Totals of every session' });
  await expect(numbers.getByRole('columnheader')).toContainText(['Date', 'Session', 'PHQ-9', 'SPIN', 'GAD-7', 'WSAS']);
  await expect(numbers.getByRole('row').nth(1)).toContainText(latest.split(':')[0]);
  await expect(numbers.getByRole('row').last()).toContainText(first!);
  await looksRight(page);
  await expect(heading(page)).toHaveText(longCourse(clinic).patient);
});
