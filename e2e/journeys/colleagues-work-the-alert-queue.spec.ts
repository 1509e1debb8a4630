import type { Browser, Page } from '@playwright/test';
import { expect, test, type Clinic, type Invitation } from './clinic';
import { answer, answers, heading, looksRight, openInvitation, press } from './patient';
import { signIn } from './therapist';

// A Monday, within the hours in which staff look at alerts.
test.use({ at: '2026-11-23T09:30' });

const DAY = 'Monday 23 November';

/** Somebody on Amira's list who has not begun. */
const somebody = (clinic: Clinic) => clinic.invitations.filter((one) => one.therapist === 'Amira Hassan')[1];

/** Answers up to the item that alerts, and stands at the help page. */
async function raise(browser: Browser, invitation: Invitation) {
  const phone = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const patient = await phone.newPage();
  await openInvitation(patient, invitation);
  await press(patient, 'Start');
  await answers(patient, 'Several days', 8);
  await answer(patient, 'Nearly every day');
  await expect(heading(patient)).toHaveText('Thank you for telling us');
  return patient;
}

const waiting = (page: Page) => page.getByRole('table', { name: 'Waiting to be acknowledged' });
const inHand = (page: Page) => page.getByRole('table', { name: 'Acknowledged, not closed' });
const happened = (page: Page, words: string | RegExp) => page.locator('.nhsuk-summary-list__value').filter({ hasText: words });

async function openQueue(page: Page) {
  await page.getByRole('link', { name: /^Alerts/ }).click();
  await expect(heading(page)).toHaveText('Alerts');
}

async function openAlert(page: Page, patient: string) {
  await openQueue(page);
  await page.getByRole('link', { name: patient }).click();
  await expect(heading(page)).toHaveText(patient);
}

test('an alert is seen, acknowledged, spoken of and closed, and what a colleague had typed is not lost', async ({ page, browser, clinic }) => {
  // Three people on four screens, each looked at in several widths.
  test.slow();
  const invitation = somebody(clinic);
  await signIn(page, clinic);
  const link = page.getByRole('link', { name: /^Alerts \(\d+\)$/ });
  const before = Number(/\d+/.exec(await link.innerText())![0]);
  const patient = await raise(browser, invitation);
  await expect(link).toHaveText(`Alerts (${before + 1})`);
  await expect(page.getByText(`${before + 1} alerts wait to be acknowledged`)).toBeAttached();

  await openQueue(page);
  const row = waiting(page).getByRole('row').filter({ hasText: invitation.patient });
  await expect(row).toContainText('Duty worker, therapist');
  await expect(row).toContainText('Not opened');
  await expect(row).toContainText('Answers not sent');
  await expect(row).toContainText(new RegExp(`To the lead, ${DAY} at 11:\\d\\d`));
  await looksRight(page);

  await row.getByRole('link', { name: invitation.patient }).click();
  await expect(heading(page)).toHaveText(invitation.patient);
  await expect(page.getByText('You have opened this alert. That does not acknowledge it.', { exact: false })).toBeVisible();
  const alert = page.getByRole('region', { name: 'Alert to acknowledge' });
  await expect(alert).toContainText('Thoughts that you would be better off dead or of hurting yourself in some way');
  await expect(alert).toContainText('is not reassurance');
  const times = page.getByRole('row', { name: /not sent yet/ });
  await expect(times).toContainText('Nearly every day');
  await expect(times).toContainText('11 of 27');
  await looksRight(page);

  await alert.getByRole('textbox', { name: 'Note' }).fill('Rang at once.');
  await patient.getByRole('radio', { name: 'No', exact: true }).check();
  await press(patient, 'Continue');
  await expect(patient.getByText('Do not wait for us.')).toBeVisible();
  await patient.context().close();
  await expect(alert).toContainText('Able to keep safe until then?No');
  await alert.getByLabel('Tried to contact the patient').check();
  await press(page, 'Acknowledge this alert');
  await expect(page.getByRole('alert').filter({ hasText: 'You have acknowledged the alert.' })).toBeVisible();
  await expect(link).toHaveText(`Alerts (${before})`);
  await expect(happened(page, 'Acknowledged by Amira Hassan: Tried to contact the patient.')).toContainText('Rang at once.');

  const desk = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const colleague = await desk.newPage();
  await signIn(colleague, clinic, 'ruth');
  await openAlert(colleague, invitation.patient);
  // Somebody else's appointment is told and cannot be opened.
  await expect(happened(colleague, new RegExp(`^${DAY} at 09:50$`))).toBeVisible();
  await expect(colleague.getByRole('link', { name: new RegExp(`^${DAY} at`) })).toBeHidden();
  await colleague.getByRole('textbox', { name: 'Note about the contact' }).fill('Left word with the GP.');

  await press(page, 'Close this alert');
  await expect(page.getByRole('alert').filter({ hasText: 'Enter why it can be closed without a contact' })).toBeVisible();
  await press(page, 'Record this contact');
  await expect(page.getByRole('alert').filter({ hasText: 'Select what came of it' })).toBeVisible();
  await page.getByRole('radio', { name: 'Spoke to the patient' }).check();
  await page.getByRole('textbox', { name: 'Note about the contact' }).fill('Safe with a friend tonight.');
  await looksRight(page);
  await press(page, 'Close this alert');
  await expect(page.getByRole('alert').filter({ hasText: 'You have begun to record a contact' })).toBeVisible();
  await press(page, 'Record this contact');
  await expect(page.getByRole('alert').filter({ hasText: 'You have recorded the contact.' })).toBeVisible();
  await expect(happened(page, 'Contact 1 by Amira Hassan: Spoke to the patient.')).toContainText('Safe with a friend tonight.');
  await expect(page.getByRole('textbox', { name: 'Note about the contact' })).toHaveValue('');
  await looksRight(page);

  await press(page, 'Close this alert');
  await expect(page.getByRole('alert').filter({ hasText: 'You have closed the alert.' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Close this alert' })).toBeHidden();
  await looksRight(page);
  await expect(colleague.getByText('Your contact: Left word with the GP.')).toBeVisible();
  await looksRight(colleague);
  await press(colleague, 'Let go of these words');
  await expect(colleague.getByText('Left word with the GP.')).toBeHidden();
  await desk.close();

  await page.getByRole('link', { name: 'Back to alerts' }).click();
  await expect(heading(page)).toHaveText('Alerts');
  await expect(page.getByRole('link', { name: invitation.patient })).toBeHidden();
});

test('what was ticked and typed on the appointment’s page stays there when a colleague acknowledges first', async ({ page, browser, clinic }) => {
  test.slow();
  const invitation = somebody(clinic);
  const patient = await raise(browser, invitation);
  await patient.context().close();
  await signIn(page, clinic);
  await page.getByRole('row').filter({ hasText: invitation.patient }).getByRole('link', { name: invitation.patient }).click();
  const alert = page.getByRole('region', { name: 'Alert to acknowledge' });
  // Nothing is done beside something that was.
  await alert.getByLabel('Told the GP').check();
  await alert.getByLabel('No action (say why in the note)').check();
  await alert.getByRole('textbox', { name: 'Note' }).fill('Rang the practice.');
  await press(page, 'Acknowledge this alert');
  await expect(alert.getByRole('alert')).toContainText('Select either “No action” or what was done, not both');
  await alert.getByLabel('No action (say why in the note)').uncheck();
  await alert.getByRole('textbox', { name: 'Note' }).focus();

  const desk = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const colleague = await desk.newPage();
  await signIn(colleague, clinic, 'ruth');
  await openAlert(colleague, invitation.patient);
  await colleague.getByLabel('Spoke to the patient').check();
  await press(colleague, 'Acknowledge this alert');
  await expect(colleague.getByText('You have acknowledged the alert.')).toBeVisible();

  const left = page.getByRole('alert').filter({ hasText: 'This was not recorded.' });
  await expect(left).toContainText(/Ruth Llewellyn had acknowledged this alert by then, 23 November 2026 at \d\d:\d\d\./);
  await expect(left).toContainText('You ticked: Told the GP');
  await expect(left).toContainText('Your note: Rang the practice.');
  await expect(left).toBeFocused();
  await expect(alert).toBeHidden();
  await looksRight(page);
  await press(page, 'Let go of these words');
  await expect(page.getByText('Rang the practice.')).toHaveCount(0);

  // That the patient was spoken to is said once.
  await expect(colleague.getByText('The acknowledgement says already that the patient was spoken to.', { exact: false })).toBeVisible();
  await expect(colleague.getByText('You can leave the reason empty: the acknowledgement says', { exact: false })).toBeVisible();
  await looksRight(colleague);
  await press(colleague, 'Close this alert');
  await expect(colleague.getByText('You have closed the alert.')).toBeVisible();
  await desk.close();
});

test('what the therapist acknowledged before the session is finished from there', async ({ page, browser, clinic }) => {
  const invitation = somebody(clinic);
  const patient = await raise(browser, invitation);
  await patient.context().close();
  await signIn(page, clinic);
  await page.getByRole('row').filter({ hasText: invitation.patient }).getByRole('link', { name: invitation.patient }).click();
  await page.getByLabel('Discussed in supervision').check();
  await press(page, 'Acknowledge this alert');
  await expect(page.getByRole('region', { name: 'Alert to acknowledge' })).toBeHidden();
  await page.getByText(/^Acknowledged .* by Amira Hassan/).first().click();
  await page.getByRole('link', { name: 'What happened to this alert, contacts and closing' }).first().click();
  await expect(heading(page)).toHaveText(invitation.patient);
  await expect(page.getByRole('heading', { name: 'Record a contact' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Reason' }).fill('Talked about it in the session.');
  await press(page, 'Close this alert');
  await expect(happened(page, 'Closed by Amira Hassan.')).toContainText('Talked about it in the session.');
  await page.getByRole('link', { name: new RegExp(`^${DAY} at`) }).click();
  await expect(page.getByRole('heading', { name: 'Acknowledged alerts' })).toBeVisible();
});

test('what nobody acknowledges goes to the lead and then to the manager, who find it', async ({ page, browser, clinic, server }) => {
  // Three servers one after the other, and five who sign in.
  test.slow();
  const invitation = somebody(clinic);
  const patient = await raise(browser, invitation);
  await patient.context().close();
  const row = waiting(page).getByRole('row').filter({ hasText: invitation.patient });
  const looks = async (username: string) => {
    await page.context().clearCookies();
    await signIn(page, clinic, username);
    await openQueue(page);
  };
  await looks('grace');
  await expect(page.getByText('No alert is waiting to be acknowledged.')).toBeVisible();
  await looksRight(page);

  await server.kill();
  await server.begin('--at', '2026-11-23T11:45');
  await looks('grace');
  await expect(row).toContainText('Duty worker, therapist, lead');
  await expect(row).toContainText(new RegExp(`To the service manager, ${DAY} at 15:\\d\\d`));
  await looksRight(page);
  await looks('martin');
  await expect(page.getByText('No alert is waiting to be acknowledged.')).toBeVisible();

  await server.kill();
  await server.begin('--at', '2026-11-23T15:45');
  await looks('martin');
  await expect(row).toContainText('Duty worker, therapist, lead, service manager');
  await expect(row).toContainText('It has gone to everybody');
  await openAlert(page, invitation.patient);
  await expect(happened(page, 'Went to the lead.')).toBeVisible();
  await expect(happened(page, 'Went to the service manager.')).toBeVisible();
  await looksRight(page);
  await page.getByLabel('Contacted the crisis team').check();
  await press(page, 'Acknowledge this alert');
  await expect(page.getByText('You have acknowledged the alert.')).toBeVisible();
  await page.getByRole('link', { name: 'Back to alerts' }).click();
  await expect(inHand(page).getByRole('row').filter({ hasText: invitation.patient })).toContainText('Martin Pryce');
  await expect(page.getByRole('table', { name: 'The last 14 days' }).getByRole('row', { name: `${DAY} 2026` })).toContainText('hours');
  await looksRight(page);
});

test('while nobody watches the queue, every screen says so', async ({ page, clinic, server, request }) => {
  await server.kill();
  await server.begin('--at', '2026-11-23T09:40', '--unwatched');
  await signIn(page, clinic);
  const alarm = page.getByText(/^Alerts are not being passed on: the job that does it has stopped\./);
  await expect(alarm).toBeVisible();
  await looksRight(page);
  await openQueue(page);
  await expect(alarm).toBeVisible();
  expect((await request.get(`${clinic.base_url}/readyz`)).status()).toBe(503);

  await server.kill();
  await server.begin('--at', '2026-11-23T09:41');
  await page.reload();
  await expect(heading(page)).toHaveText('Alerts');
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await expect(alarm).toBeHidden();
  expect((await request.get(`${clinic.base_url}/readyz`)).status()).toBe(200);
});
