import { expect, test, type Clinic } from './clinic';
import { heading, looksRight, openInvitation, press, typeBirthday } from './patient';
import { openAppointment, signIn } from './therapist';

/** Whoever of Amira's has not begun, is asked for social anxiety and has come for a while. */
const somebodyShy = (clinic: Clinic) =>
  clinic.invitations.filter((one) => one.therapist === 'Amira Hassan')[1];

test('the therapist changes the problem, adds a measure with a reason, and the new link asks it', async ({ page, browser, clinic }) => {
  const invitation = somebodyShy(clinic);
  await signIn(page, clinic);
  await openAppointment(page, invitation.patient);
  const asking = page.getByRole('region', { name: 'Questions before this appointment' });
  await expect(asking.getByText(/^Asked: .*SPIN/)).toBeVisible();

  await page.getByText('Change the problem descriptor').click();
  await page.getByLabel('Problem descriptor').selectOption('Panic disorder');
  await press(page, 'Save');
  await expect(page.getByText('Saved.')).toBeVisible();
  await expect(page.getByText('Problem descriptor: Panic disorder.')).toBeVisible();
  // What was asked stays; what a new link asks has changed, and so have the ticks.
  await expect(asking.getByText(/^Asked: .*SPIN/)).toBeVisible();
  await expect(asking.getByText(/^A new link asks, unless you change it: .*PDSS/)).toBeVisible();
  await expect(asking.getByLabel('PDSS-SR')).toBeChecked();
  await expect(asking.getByLabel('SPIN')).not.toBeChecked();

  await asking.getByLabel('SPIN').check();
  await press(page, 'Make a new link');
  await expect(asking.getByRole('alert')).toContainText('Enter why it differs from the usual');
  await looksRight(page);
  await asking.getByLabel('Why it differs from the usual').fill('Says that people at work are the worst of it.');
  await press(page, 'Make a new link');
  const link = await asking.getByLabel('Link for the patient').inputValue();
  await expect(asking.getByText('Any earlier link has stopped working.', { exact: false })).toBeVisible();
  await expect(asking.getByText('Added: SPIN.')).toBeVisible();
  await expect(asking.getByText('Reason: Says that people at work are the worst of it.')).toBeVisible();
  await looksRight(page);

  const phone = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const patient = await phone.newPage();
  await openInvitation(patient, { ...invitation, link });
  await expect(patient.getByText('being with other people, 17 questions')).toBeVisible();
  await expect(patient.getByText('panic, 7 questions')).toBeVisible();
  await phone.close();
  const other = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const earlier = await other.newPage();
  await earlier.goto(invitation.link);
  await typeBirthday(earlier, invitation.date_of_birth);
  await press(earlier, 'Continue');
  await expect(heading(earlier)).toHaveText('This link has stopped working');
  await other.close();
});

test('nothing ticked is refused before anything is sent', async ({ page, clinic }) => {
  await signIn(page, clinic);
  await openAppointment(page, somebodyShy(clinic).patient);
  const asking = page.getByRole('region', { name: 'Questions before this appointment' });
  await expect(asking.getByRole('checkbox', { checked: true }).first()).toBeVisible();
  while (await asking.getByRole('checkbox', { checked: true }).count()) {
    await asking.getByRole('checkbox', { checked: true }).first().uncheck();
  }
  await press(page, 'Make a new link');
  await expect(asking.getByRole('alert')).toContainText('Select at least one measure');
  await expect(asking.getByLabel('Link for the patient')).toBeHidden();
});

test('an outcome says why: which scores, which thresholds, which rule', async ({ page, clinic }) => {
  await signIn(page, clinic);
  await openAppointment(page, somebodyShy(clinic).patient);
  await expect(page.getByRole('heading', { name: 'Outcome so far' })).toBeVisible();
  const recovered = page.getByRole('listitem').filter({ has: page.getByText(/^Recovered: (Yes|No)$/) }).first();
  await recovered.getByText('Why?').click();
  await expect(recovered.getByText(/^PHQ-9: first score \d+ \(.*\), last score \d+ \(.*\)\.$/)).toBeVisible();
  await expect(recovered.getByText(/^PHQ-9 caseness: 10 or more \(two sources\)\. Source: /)).toBeVisible();
  await expect(recovered.getByText('SPIN: Stand-in wording: not a published score.')).toBeVisible();
  await expect(recovered.getByText('A missing last score is not recovery.', { exact: false }).first()).toBeVisible();
  await looksRight(page);
});

test('the page of measures says which words are in use and where each number comes from', async ({ page, clinic }) => {
  await signIn(page, clinic);
  await page.getByRole('link', { name: 'Measures' }).click();
  await expect(heading(page)).toHaveText('Measures');
  await expect(page.getByRole('link', { name: 'Measures' })).toHaveAttribute('aria-current', 'page');
  const measure = (name: string) => page.getByRole('region', { name, exact: true });
  await expect(measure('PHQ-9')).toContainText('Published words.');
  await expect(measure('SPIN')).toContainText('Stand-in wording, not the published words.');
  await expect(measure('MI')).toContainText('above 2.3 (to be confirmed by the service)');
  await looksRight(page);
});
