import type { Locator } from '@playwright/test';
import { expect, test } from './clinic';
import { answer, answers, heading, looksRight, openInvitation, press } from './patient';
import { signIn } from './therapist';

/** What the patient said of keeping safe, as an alert tells it. */
const keepsSafe = (alert: Locator) =>
  alert.locator('.nhsuk-summary-list__row').filter({ hasText: 'Able to keep safe' }).locator('dd');

test('the therapist watches a patient answer, finds the scores and acknowledges the alert', async ({ page, browser, clinic }) => {
  const invitation = clinic.invitations.filter((one) => one.therapist === 'Amira Hassan')[1];
  await page.goto(`${clinic.base_url}/clinic`);
  await expect(heading(page)).toHaveText('Sign in');
  await looksRight(page);
  await press(page, 'Sign in');
  await expect(page.getByRole('alert')).toContainText('Enter your username');
  await page.getByLabel('Username').fill('amira');
  await page.getByLabel('Password').fill('not the right one');
  await press(page, 'Sign in');
  await expect(page.getByRole('alert')).toContainText('Enter the right username and password.');
  await expect(page.locator('[aria-invalid=true]')).toHaveCount(2);
  await looksRight(page);
  await signIn(page, clinic);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await looksRight(page);
  const row = page.getByRole('row').filter({ hasText: invitation.patient });
  await expect(row).toContainText('Not started');

  const phone = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const patient = await phone.newPage();
  await openInvitation(patient, invitation);
  await press(patient, 'Start');
  await answers(patient, 'Several days', 4);
  await expect(row).toContainText('4 of 39 answered');
  await expect(row).not.toContainText('Alert to acknowledge');
  await answers(patient, 'Several days', 4);
  await answer(patient, 'Nearly every day');
  // Half-way through the form, and the team can see it.
  await expect(row).toContainText('Alert to acknowledge');
  await expect(page.getByRole('row').nth(1)).toHaveText('Alerts to acknowledge');
  await expect(page.getByRole('row').nth(2)).toContainText('Alert to acknowledge');
  await expect(page.getByRole('row', { name: 'Other appointments today' })).toBeVisible();
  await looksRight(page);

  await row.getByRole('link', { name: invitation.patient }).click();
  await expect(heading(page)).toHaveText(invitation.patient);
  const alert = page.getByRole('region', { name: 'Alert to acknowledge' });
  await expect(alert).toContainText('Thoughts that you would be better off dead or of hurting yourself in some way');
  await expect(alert).toContainText('Nearly every day');
  await looksRight(page);

  await alert.getByRole('textbox', { name: 'Note' }).fill('Rang back before the session.');
  await patient.getByRole('radio', { name: 'No', exact: true }).check();
  await press(patient, 'Continue');
  await expect(patient.getByText('Do not wait for us.')).toBeVisible();
  await looksRight(patient);
  await expect(keepsSafe(alert)).toHaveText('No');
  await press(patient, 'Continue');
  await answer(patient, 'Very difficult');
  await answers(patient, 'A little', 17);
  await answers(patient, 'Several days', 7);
  await answers(patient, '4 Quite a lot', 5);
  await press(patient, 'Send my answers');
  await expect(heading(patient)).toHaveText('Your answers have been sent');
  await phone.close();

  // The page has followed, and what was being typed is still there.
  await expect(page.getByText(/^Completed \d\d:\d\d$/)).toBeVisible();
  await expect(alert.getByRole('textbox', { name: 'Note' })).toHaveValue('Rang back before the session.');
  await expect(page.getByRole('region', { name: 'PHQ-9', exact: true }).locator('.bh-total__number')).toHaveText('11');
  await looksRight(page);

  await press(page, 'Acknowledge this alert');
  await expect(alert.getByRole('alert')).toContainText('Select what was done');
  await alert.getByLabel('Spoke to the patient').check();
  await press(page, 'Acknowledge this alert');
  await expect(alert).toBeHidden();
  await page.getByText(/^Acknowledged .* by Amira Hassan/).first().click();
  await expect(page.getByText('Rang back before the session.').first()).toBeVisible();
  await looksRight(page);

  await page.getByRole('link', { name: 'Back to today' }).click();
  await expect(row).not.toContainText('Alert to acknowledge');
  await press(page, 'Sign out');
  await expect(heading(page)).toHaveText('Sign in');
});

test('a new alert does not hide what was said in one that was dealt with', async ({ page, browser, clinic }) => {
  const invitation = clinic.invitations.filter((one) => one.therapist === 'Amira Hassan')[3];
  const phone = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const patient = await phone.newPage();
  await openInvitation(patient, invitation);
  await press(patient, 'Start');
  await answers(patient, 'Not at all', 8);
  await answer(patient, 'Several days');
  await patient.getByRole('radio', { name: 'No', exact: true }).check();
  await press(patient, 'Continue');

  await signIn(page, clinic);
  await page.getByRole('link', { name: invitation.patient }).click();
  const alert = page.getByRole('region', { name: 'Alert to acknowledge' });
  await expect(keepsSafe(alert)).toHaveText('No');
  await alert.getByLabel('Tried to contact the patient').check();
  await press(page, 'Acknowledge this alert');
  await expect(alert).toBeHidden();

  await patient.getByRole('radio', { name: 'I’m not sure' }).check();
  await press(patient, 'Continue');
  await expect(keepsSafe(alert)).toHaveText('I’m not sure');
  await expect(alert.getByText(/^Earlier: ‘No’ to .*, acknowledged by Amira Hassan\.$/)).toBeVisible();
  await looksRight(page);
  await phone.close();
});

test('the longest names fit the narrowest page in the largest text', async ({ page, clinic }) => {
  const long = 'Wolfeschlegelsteinhausenbergerdorff';
  await page.route(/\/api\/(give-code|read-session|read-today|read-appointment)$/, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll(/"(patient|name)":"[^"]*"/g, `"$1":"${long} ${long}"`);
    await route.fulfill({ response, body });
  });
  await signIn(page, clinic);
  await expect(page.getByText(`Signed in as ${long}`)).toBeVisible();
  await looksRight(page);
  await page.getByRole('row').getByRole('link').first().click();
  await expect(heading(page)).toContainText(long);
  await page.getByText('Show the numbers').first().click();
  await looksRight(page);
});

test('a colleague finds neither the patient nor the alert', async ({ page, clinic }) => {
  await signIn(page, clinic);
  const link = await page.getByRole('row').getByRole('link').first().getAttribute('href');
  await press(page, 'Sign out');
  await signIn(page, clinic, 'ruth');
  await page.goto(`${clinic.base_url}${link}`);
  await expect(page.getByText('This is not here, or it is not yours to see.')).toBeVisible();
  await looksRight(page);
});

test('a page that is no longer live says so', async ({ page, context, clinic }) => {
  await signIn(page, clinic);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await context.setOffline(true);
  await page.evaluate(() => dispatchEvent(new Event('offline')));
  await expect(page.getByText('Not live: trying to reconnect')).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText('Live', { exact: true })).toBeVisible({ timeout: 40_000 });
});

test('a page that is left alone warns, then covers what it shows', async ({ page, clinic }) => {
  await page.clock.install();
  await signIn(page, clinic);
  const warning = page.getByText('You will be signed out in 2 minutes. Press any key to stay signed in.');
  await page.clock.fastForward('13:10');
  await expect(warning).toBeVisible();
  await looksRight(page);
  await page.keyboard.press('Shift');
  await expect(warning).toBeHidden();
  await page.clock.fastForward('15:10');
  await expect(page.getByText('You have been signed out. Sign in to go on.')).toBeVisible();
  await expect(page.getByRole('table')).toBeHidden();
});
