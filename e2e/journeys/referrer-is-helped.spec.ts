import { expect, test } from './clinic';
import { heading, looksRight, press } from './patient';
import { atTheDesk, openReferral } from './assessor';
import { STORY, finger, goOn, isRefused, isSaved, startNow, tell, touch, type Story } from './referrer';

const CHECK = 'Check your answers';

test('who may need help now is shown it at once, and can still refer themselves', async ({ page, browser, clinic, isMobile }) => {
  test.skip(!isMobile, 'on a phone');
  await startNow(page, clinic);
  await isRefused(page, 'Select whether you need urgent help now');
  await expect(page).toHaveTitle(/^Error: /);
  await looksRight(page);
  await touch.choose(page, 'I’m not sure');
  await goOn(page);
  await expect(heading(page)).toHaveText('Get help now');
  await expect(page.locator('main').getByRole('link', { name: 'Call 999' })).toHaveAttribute('href', 'tel:999');
  await looksRight(page);
  await press(page, 'Continue with my referral');
  await tell(page, 'Your safety');
  await expect(page.getByText('Nobody is watching this form as you fill it in, including nights and weekends.')).toBeVisible();
  await touch.choose(page, 'Yes, most days');
  await isRefused(page, 'Select whether you feel able to keep yourself safe');
  await expect(page.getByText('If you need help now, do not wait for us.')).toBeVisible();
  await isSaved(page);
  // The team has it, whatever else is still to be put right.
  const assessor = await atTheDesk(browser, clinic);
  await openReferral(assessor, 'Zoë O’Brien-Ng', 'Waiting for a decision');
  await expect(assessor.getByText('Yes, most days').first()).toBeVisible();
  await assessor.context().close();
  await touch.choose(page, 'No', page.getByRole('group', { name: /keep yourself safe/ }));
  await looksRight(page);
  await goOn(page);
  await expect(heading(page)).toHaveText('Thank you for telling us');
  await isSaved(page);
  await looksRight(page);
  await press(page, 'Continue');
  await tell(page, CHECK);
  await press(page, 'Send my referral');
  await expect(page.getByRole('heading', { name: /Call 999/ })).toBeVisible();
});

test('a safety answer that is changed to No and back withdraws nothing: the team reads each in its turn', async ({ page, browser, clinic, isMobile }) => {
  test.skip(!isMobile, 'on a phone');
  await startNow(page, clinic);
  await tell(page, 'Your safety');
  await touch.choose(page, 'Yes, some days');
  await touch.choose(page, 'Yes', page.getByRole('group', { name: /keep yourself safe/ }));
  await goOn(page);
  await expect(heading(page)).toHaveText('Thank you for telling us');
  await isSaved(page);
  const staff = await atTheDesk(browser, clinic);
  await openReferral(staff, 'Zoë O’Brien-Ng', 'Waiting for a decision');
  const alert = staff.getByRole('region', { name: 'Alert to acknowledge' });
  const told = () => alert.locator('ol strong').allInnerTexts();
  await expect.poll(told).toEqual(['Yes, some days', 'Yes']);

  const change = async (thoughts: string) => {
    await page.getByRole('link', { name: 'Back', exact: true }).click();
    await expect(heading(page)).toHaveText('Your safety');
    await touch.choose(page, thoughts);
    await goOn(page);
    await isSaved(page);
  };
  await change('No');
  await expect(heading(page)).toHaveText('Safety and other people');
  await expect.poll(told).toEqual(['Yes, some days', 'Yes', 'No']);
  await expect(alert).toContainText('An answer that does not alert is not reassurance.');

  await change('Yes, some days');
  await expect(heading(page)).toHaveText('Thank you for telling us');
  await expect.poll(told).toEqual(['Yes, some days', 'Yes', 'No', 'Yes, some days']);
  await expect(alert).toHaveCount(1);
  await press(page, 'Continue');
  await tell(page, CHECK);
  await press(page, 'Send my referral');
  await expect(heading(page)).toHaveText('Your referral has been sent');
  // Sending changes what stands in it as little as answering did.
  await expect(alert.getByRole('listitem').filter({ hasText: ', sent' })).toHaveCount(4);
  await expect.poll(told).toEqual(['Yes, some days', 'Yes', 'No', 'Yes, some days']);
  await looksRight(staff);
  await staff.context().close();
});

const stopped: [string, string, Story, string][] = [
  ['a professional', 'Refer someone as a professional', { 'Who is this referral for?': (page, hand) => hand.choose(page, 'I’m a professional') }, 'Me'],
  ['somebody too young', 'There is another service for you', {
    'What is your date of birth?': async (page, hand) => {
      for (const [label, text] of [['Day', '1'], ['Month', '1'], ['Year', '2015']]) await hand.type(page, label, text);
    },
  }, ''],
  ['somebody whom another team helps', 'Talk to your team first', {
    'Are you already getting help from any of these?': (page, hand) => hand.choose(page, 'Mental health crisis team'),
  }, 'None of these'],
];

for (const [who, title, says, instead] of stopped) {
  test(`${who} is told where to turn to, and can change the answer`, async ({ page, clinic, isMobile }) => {
    test.skip(!isMobile, 'on a phone');
    await startNow(page, clinic);
    await tell(page, title, { story: { ...STORY, ...says } });
    await looksRight(page);
    await expect(page.getByRole('alert')).toHaveCount(0);
    await page.getByRole('link', { name: 'Change my answer' }).click();
    const [question] = Object.keys(says);
    await expect(heading(page)).toHaveText(question);
    if (instead) await touch.choose(page, instead);
    else await STORY[question](page, touch);
    await goOn(page);
    await expect(heading(page)).not.toHaveText(title);
  });
}

test('scripts and formulas are shown as the text they are, and faults say what to do', async ({ page, clinic, isMobile }) => {
  test.skip(!isMobile, 'on a phone');
  const script = '<img src=x onerror=alert(1)>';
  const formula = '=HYPERLINK("http://example.com","x")';
  page.on('dialog', () => expect(false, 'a script ran').toBe(true));
  await startNow(page, clinic);
  await tell(page, 'What is your name?');
  await isRefused(page, 'Enter your first name');
  await expect(page.getByRole('alert')).toContainText('Enter your last name');
  await page.getByRole('alert').getByRole('link', { name: 'Enter your last name' }).click();
  await expect(page.getByLabel('Last name')).toBeFocused();
  await touch.type(page, 'First name', script);
  await touch.type(page, 'Last name', formula);
  await goOn(page);
  await touch.choose(page, 'Yes');
  await touch.type(page, 'What is your NHS number? (optional)', '943 476 5918');
  await isRefused(page, 'Check your NHS number');
  await expect(page.getByLabel('What is your NHS number? (optional)')).toHaveValue('943 476 5918');
  await touch.type(page, 'What is your NHS number? (optional)', '943 476 5919');
  await goOn(page);
  await touch.choose(page, 'Yes');
  await touch.type(page, 'Postcode', 'ls14ap');
  await tell(page, 'How can we contact you?', { story: { ...STORY, 'What is your address?': async (page, hand) => {
    await hand.type(page, 'Address line 1', script);
    await hand.type(page, 'Town or city', 'Leeds');
  } } });
  await isRefused(page, 'Enter a mobile number, a landline number or an email address');
  await tell(page, 'In your own words, what would you like help with?');
  await touch.choose(page, 'Write it here');
  await touch.type(page, /^What would you like help with/, 'x'.repeat(10_000));
  await expect(page.getByText('You have 9000 characters too many')).toBeVisible();
  await isRefused(page, 'must be 1,000 characters or fewer');
  await expect(page.getByLabel(/^What would you like help with/)).toHaveValue('x'.repeat(10_000));
  await touch.type(page, /^What would you like help with/, script);
  await goOn(page);
  await tell(page, CHECK);
  await expect(page.getByText(script)).toHaveCount(3);
  await expect(page.getByText('LS1 4AP')).toBeVisible();
  await expect(page.getByText(formula)).toBeVisible();
  await expect(page.getByText('943 476 5919')).toBeVisible();
});

test('whoever is not alone leaves at once, and nothing of the form is left to be seen', async ({ page, clinic, isMobile }) => {
  await page.context().route('https://www.bbc.co.uk/**', (route) => route.fulfill({ body: 'It is sunny.' }));
  await startNow(page, clinic);
  await tell(page, 'Your safety');
  await isSaved(page);
  // By the button on a phone, which has no Shift to press three times.
  if (isMobile) await finger.press(page, 'Leave this page');
  else for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('Shift');
  await expect(page.getByText('It is sunny.')).toBeVisible();
  for (const next of [() => page.goBack(), () => page.goto(`${clinic.base_url}/refer`)]) {
    await next();
    await expect(heading(page).filter({ visible: true })).toHaveText('Refer yourself for talking therapies');
  }
});
