import { accept, alike, book, openReferral, referThemselves, UNSAFE } from './assessor';
import { expect, test } from './clinic';
import { heading, looksRight, openInvitation, press } from './patient';
import { enterAs, signIn } from './therapist';

test('a duplicate is compared and joined, and booked for an assessment', async ({ page, clinic }) => {
  const known = clinic.invitations.find((one) => one.therapist === 'Amira Hassan')!;
  const name = await referThemselves(clinic, alike(known));
  await signIn(page, clinic);
  await page.getByRole('link', { name: 'Referrals', exact: true }).click();
  await expect(heading(page)).toHaveText('Referrals');
  await expect(page.getByRole('link', { name: 'Referrals', exact: true })).toHaveAttribute('aria-current', 'page');
  await expect(page.getByRole('row').filter({ hasText: name })).toContainText('Possible match');
  await looksRight(page);

  await openReferral(page, name, 'Waiting for a decision');
  const matches = page.getByRole('region', { name: 'Possible matches' });
  const row = (field: string) => matches.getByRole('row').filter({ has: page.getByRole('rowheader', { name: field, exact: true }) });
  await expect(row('Name')).toContainText('Same');
  await expect(row('Date of birth')).toContainText('Same');
  await expect(row('Postcode')).not.toContainText('Same');
  await expect(row('On the caseload of')).toContainText('Amira Hassan');
  await looksRight(page);

  await press(page, 'Save the decision');
  await expect(page.getByRole('alert')).toContainText('Select what to do with this referral');
  await matches.getByRole('link', { name: new RegExp(`^Join this patient.*${name}$`) }).click();
  await expect(page.getByRole('radio', { name: `Join ${name}, born` })).toBeChecked();
  await expect(page.getByText('What is on record about them stays as it is.', { exact: false })).toBeVisible();
  await page.getByLabel('Whose caseload does it go to?').selectOption('Amira Hassan');
  await looksRight(page);
  await page.getByRole('button', { name: `Join ${name}, born` }).click();
  await expect(page.getByRole('alert')).toContainText(`You have joined this referral to ${name}`);
  await expect(page.getByText(/^Joined to a patient by Amira Hassan, /)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Possible matches' })).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Decide' })).toBeHidden();

  await press(page, 'Book the appointment');
  await expect(page.getByRole('alert').last()).toContainText('Enter a date');
  await expect(page.getByRole('alert').last()).toContainText('Enter a time, like 10:30');
  await expect(page.getByRole('alert').last()).toContainText('Select how it takes place');
  await looksRight(page);
  await page.getByRole('link', { name: 'Back to referrals' }).click();
  await expect(page.getByRole('table', { name: 'To book' })).toContainText(name);
});

test('a new patient is accepted and booked: the scores of the form are there, and are not asked again', async ({ page, browser, clinic }) => {
  const name = await referThemselves(clinic, {}, 10);
  await signIn(page, clinic);
  await openReferral(page, name, 'Waiting for a decision');
  await expect(page.getByText('Call them Maz. Born 14 May 1991', { exact: false })).toBeVisible();
  const part = (title: string) => page.getByRole('region', { name: title, exact: true });
  const told = (title: string, asked: string) =>
    part(title).locator('.nhsuk-summary-list__row').filter({ hasText: asked }).locator('dd');
  await expect(told('How to reach them safely', 'Is it OK to text you?')).toHaveText('Yes');
  await expect(told('How to reach them safely', 'Is it OK to leave a voicemail message?')).toHaveText('No');
  // Somebody's own words are text and nothing else.
  await expect(told('In their own words', 'What would you like help with?')).toContainText('<b>Bold</b> is no markup here.');
  await expect(part('In an emergency')).toContainText('They left all of this empty.');
  await expect(page.getByText(/^Not asked yet: /)).toBeVisible();
  await expect(part('PHQ-9')).toContainText('16 of 27');
  await looksRight(page);

  await accept(page);
  await book(page);
  // What asked for it makes way for what was done.
  await expect(page.getByRole('alert').filter({ hasText: 'The assessment is booked for ' })).toBeVisible();
  await expect(page.getByText('Book the assessment below.')).toHaveCount(0);
  const asking = page.getByRole('region', { name: 'Questions before this appointment' });
  await expect(asking.getByText('Not asked again, because the referral form has the answers: PHQ-9.', { exact: false })).toBeVisible();
  await press(page, 'Make a new link');
  const link = await asking.getByLabel('Link for the patient').inputValue();
  await looksRight(page);

  const phone = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const patient = await phone.newPage();
  await openInvitation(patient, { link, date_of_birth: '1991-05-14', patient: name, appointment: '', therapist: '' });
  await expect(patient.locator('main')).not.toContainText('9 questions');
  await phone.close();

  await page.getByRole('link', { name: 'Open the appointment' }).click();
  await expect(heading(page)).toHaveText(name);
  await expect(part('PHQ-9')).toContainText('16 of 27');
  await looksRight(page);
});

test('an alert is acknowledged from the inbox, and the referral declined with a message', async ({ page, clinic }) => {
  const name = await referThemselves(clinic, UNSAFE);
  await signIn(page, clinic);
  await page.getByRole('link', { name: 'Referrals', exact: true }).click();
  // Whoever may not be safe comes first.
  await expect(page.getByRole('table', { name: 'Waiting for a decision' })).toContainText(name);
  const row = page.getByRole('row').filter({ hasText: name });
  await expect(row).toContainText('Alert to acknowledge');
  await openReferral(page, name, 'Waiting for a decision');
  const alert = page.getByRole('region', { name: 'Alert to acknowledge' });
  await expect(alert).toContainText('Do you feel able to keep yourself safe at the moment?');
  await expect(alert).toContainText('I’m not sure');
  await expect(alert).toContainText('Somebody to talk to at night.');
  await expect(alert).toContainText(', sent');
  await looksRight(page);
  await alert.getByRole('checkbox').first().check();
  await press(page, 'Acknowledge this alert');
  await expect(page.getByRole('alert').filter({ hasText: 'You have acknowledged the alert.' })).toBeVisible();
  await expect(alert).toBeHidden();

  await page.getByRole('radio', { name: 'Decline' }).check();
  await press(page, 'Decline');
  await expect(page.getByRole('alert').filter({ hasText: 'There is a problem' })).toContainText('Enter why you decline it');
  await expect(page.getByRole('alert').filter({ hasText: 'There is a problem' })).toContainText('Select how they will be told');
  await page.getByLabel('Why do you decline it?').fill('Another service helps them already.');
  await page.getByRole('radio', { name: 'By text message to 07700 900123' }).check();
  // Whoever asked us not to say who we are is not told it by a message.
  await expect(page.getByRole('textbox', { name: /^Message/ })).not.toHaveValue(/Talking Therapies/);
  await looksRight(page);
  await page.getByRole('textbox', { name: /^Message/ }).fill('Call us on 01632 960100 to talk about who can help.');
  await press(page, 'Decline');
  await expect(page.getByText(/^Declined by Amira Hassan, /)).toBeVisible();
  await expect(page.getByText('Reason: Another service helps them already.')).toBeVisible();
  await expect(page.getByText(/^Text message to them, .*: (sent|waits to be sent)\.$/).first()).toBeVisible();
  await looksRight(page);
  await page.getByRole('link', { name: 'Back to referrals' }).click();
  await expect(page.getByRole('table', { name: 'Decided in the last 30 days' })).toContainText(name);
});

test('messages to somebody are stopped and allowed again, and the page says by whom', async ({ page, clinic }) => {
  const name = await referThemselves(clinic);
  await signIn(page, clinic);
  await openReferral(page, name, 'Waiting for a decision');
  await page.getByRole('radio', { name: 'Decline' }).check();
  const byText = page.getByRole('radio', { name: 'By text message to 07700 900123' });
  await expect(byText).toBeVisible();
  await page.getByText('They want no more texts or emails, or these are not safe').click();
  await looksRight(page);
  await press(page, 'Stop messages to this person');
  await expect(page.getByRole('alert')).toContainText('Messages to this person are stopped.');
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page.getByText('Messages to them were stopped. Do not text or email them.')).toBeVisible();
  await expect(page.getByText(/^Messages to them were stopped by Amira Hassan, /)).toBeVisible();
  await expect(byText).toBeHidden();
  await expect(page.getByText('They cannot be sent a text message or an email.', { exact: false })).toBeVisible();
  await looksRight(page);

  await page.reload();
  await expect(page.getByText(/^Messages to them were stopped by Amira Hassan, /)).toBeVisible();
  await page.getByText('They want texts or emails again, and these are safe').click();
  await looksRight(page);
  await press(page, 'Allow messages to this person again');
  await expect(page.getByRole('alert')).toContainText('Messages to this person are allowed again.');
  await expect(page.getByText(/^Messages to them were allowed again by Amira Hassan, /)).toBeVisible();
  await expect(page.getByText('Do not text or email them.', { exact: false })).toBeHidden();
  await page.getByRole('radio', { name: 'Decline' }).check();
  await expect(byText).toBeVisible();
});

test('a form that no person stands behind is declined, and the record says that nobody is told', async ({ page, clinic }) => {
  const name = await referThemselves(clinic);
  await signIn(page, clinic);
  await openReferral(page, name, 'Waiting for a decision');
  await page.getByRole('radio', { name: 'Decline' }).check();
  await page.getByRole('radio', { name: 'Nobody needs to be told: no person stands behind this form' }).check();
  await press(page, 'Decline');
  await expect(page.getByRole('alert').filter({ hasText: 'There is a problem' })).toContainText('Enter why you decline it');
  await page.getByLabel('Why do you decline it?').fill('Advertising.');
  await press(page, 'Decline');
  await expect(page.getByText(/^Declined by Amira Hassan, /)).toBeVisible();
  await expect(page.getByText('Nobody is told: no person stands behind this form.')).toBeVisible();
  await looksRight(page);
});

test('a decision that was begun is still there after the session ended and they signed in again', async ({ page, clinic }) => {
  const name = await referThemselves(clinic);
  await signIn(page, clinic);
  await openReferral(page, name, 'Waiting for a decision');
  await page.getByRole('radio', { name: 'Decline' }).check();
  await page.getByLabel('Why do you decline it?').fill('Half of a reason');
  await page.getByRole('radio', { name: 'By one of us, in a way that they said is safe' }).check();
  await page.context().clearCookies();
  await press(page, 'Decline');
  await expect(page.getByText('You have been signed out. Sign in to go on.')).toBeVisible();
  await enterAs(page, clinic, 'amira');
  await expect(heading(page)).toHaveText(name);
  await expect(page.getByRole('radio', { name: 'Decline' })).toBeChecked();
  await expect(page.getByLabel('Why do you decline it?')).toHaveValue('Half of a reason');

  // Whoever signs out leaves nothing behind.
  await press(page, 'Sign out');
  await enterAs(page, clinic, 'amira');
  await openReferral(page, name, 'Waiting for a decision');
  await expect(page.getByRole('radio', { name: 'Decline' })).not.toBeChecked();
});

test('the inbox follows what comes in, and two who decide at once are told of each other', async ({ page, browser, clinic }) => {
  await signIn(page, clinic);
  await page.getByRole('link', { name: 'Referrals', exact: true }).click();
  await expect(heading(page)).toHaveText('Referrals');
  const name = await referThemselves(clinic);
  await openReferral(page, name, 'Waiting for a decision');
  await page.getByRole('radio', { name: 'Decline' }).check();
  await page.getByLabel('Why do you decline it?').fill('Typed while somebody else decides.');

  const desk = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const other = await desk.newPage();
  await signIn(other, clinic);
  await openReferral(other, name, 'Waiting for a decision');
  await other.getByRole('radio', { name: 'Accept as a new patient' }).check();
  await press(other, 'Accept as a new patient');
  await expect(other.getByText(/^Accepted as new by /)).toBeVisible();
  await desk.close();
  await expect(page.getByText(/^Accepted as new by Amira Hassan, /)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Decide' })).toBeHidden();
});

test('the counts hold no personal data, and only who works the inbox finds them', async ({ page, clinic }) => {
  await referThemselves(clinic);
  await signIn(page, clinic);
  await page.getByRole('link', { name: 'Referrals', exact: true }).click();
  await page.getByRole('link', { name: 'How many begin the form, and how far they come' }).click();
  await expect(heading(page)).toHaveText('How far people come with the referral form');
  await expect(page.getByText('They hold no personal data.', { exact: false })).toBeVisible();
  await page.getByLabel('Which days?').selectOption('The last 7 days');
  await expect(page.getByRole('row', { name: /^Began \d+ 100%$/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /^Sent \d+ \d+%$/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /^Reached: What is your name\?/ })).toBeVisible();
  await looksRight(page);
  await press(page, 'Sign out');
  await signIn(page, clinic, 'daniel');
  await expect(page.getByRole('link', { name: 'Today', exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Referrals', exact: true })).toBeHidden();
});
