import { expect, test } from './clinic';
import { heading, looksRight, openInvitation, press, typeBirthday } from './patient';

test('the first screen is of use before the app has opened, and keeps what was typed and pressed', async ({ page, clinic }) => {
  const invitation = clinic.invitations[1];
  let arrive = () => {};
  const held = new Promise<void>((resolve) => (arrive = resolve));
  await page.route('**/*.wasm', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(invitation.link, { waitUntil: 'domcontentloaded' });
  await expect(page.getByRole('link', { name: 'Call 116 123' })).toBeVisible();
  await expect(page.getByText('Nobody is watching these answers live.')).toBeVisible();
  await typeBirthday(page, invitation.date_of_birth);
  await press(page, 'Continue');
  await expect(page.getByText('Opening your questions…')).toBeVisible();
  await looksRight(page);
  arrive();
  await expect(heading(page)).toHaveText('What we will ask');
});

test('an app that cannot open says what to do', async ({ page, clinic }) => {
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto(clinic.invitations[1].link);
  await expect(page.getByText('We cannot show the questions')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Call 999' })).toBeVisible();
  await looksRight(page);
});

test('five wrong dates lock the link and say whom to call; an unknown link says no less', async ({ page, clinic }) => {
  const invitation = clinic.invitations[4];
  const wrong = page.getByRole('alert').filter({ hasText: 'do not match' });
  await page.goto(invitation.link);
  for (let tried = 0; tried < 5; tried += 1) {
    await typeBirthday(page, `19${10 + tried}-01-01`);
    const refused = page.waitForResponse('**/api/open-invitation');
    await press(page, 'Continue');
    await refused;
    await expect(page.getByText('Opening your questions…')).toBeHidden();
    await expect(page.getByRole('alert')).toBeVisible();
  }
  await typeBirthday(page, invitation.date_of_birth);
  await press(page, 'Continue');
  await expect(page.getByRole('alert')).toContainText(/too many tries.*01632 960 110/);
  await looksRight(page);

  await page.goto('about:blank');
  await page.goto(`${clinic.base_url}/#00000000000000000000000000`);
  await typeBirthday(page, '1980-01-01');
  await press(page, 'Continue');
  await expect(wrong).toBeVisible();
});

test('a link whose time is over says so', async ({ page, clinic }) => {
  const { link, date_of_birth } = clinic.invitations[1];
  await page.route('**/api/open-invitation', (route) =>
    route.fulfill({ status: 409, contentType: 'application/json', body: '"invitation_closed"' }),
  );
  await page.goto(link);
  await typeBirthday(page, date_of_birth);
  await press(page, 'Continue');
  await expect(heading(page)).toHaveText('This link has stopped working');
  await looksRight(page);
});

test('a tab whose link is opened in another one asks again, says why and takes no press meant for a question', async ({ page, context, clinic }) => {
  const invitation = clinic.invitations[2];
  await page.clock.install();
  await openInvitation(page, invitation);
  await press(page, 'Start');
  await expect(page.getByText('Low mood: question 1 of 9')).toBeVisible();
  await page.clock.pauseAt(Date.now() + 3_600_000);
  await openInvitation(await context.newPage(), invitation);
  await expect(heading(page)).toHaveText('Welcome back');
  await expect(page.getByText('We ask again when you open a link to questions in another tab')).toBeVisible();
  await press(page, 'Continue');
  await expect(page.getByRole('alert')).toBeHidden();
  await page.clock.fastForward(600);
  await press(page, 'Continue');
  await expect(page.getByRole('alert')).toContainText('Enter your date of birth');
  await page.clock.resume();
  await looksRight(page);
  await typeBirthday(page, invitation.date_of_birth);
  await press(page, 'Continue');
  await expect(page.getByText('Low mood: question 1 of 9')).toBeVisible();
});

test('an address without a link says so', async ({ page, clinic }) => {
  await page.goto(clinic.base_url);
  await expect(heading(page)).toHaveText('Open the link in your message');
  await looksRight(page);
});

test('the whole way to the first question is open to a keyboard', async ({ page, clinic }) => {
  await openInvitation(page, clinic.invitations[1]);
  await page.getByRole('button', { name: 'Start' }).press('Enter');
  await expect(heading(page)).toBeFocused();
  await page.getByRole('radio').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'More than half the days' })).toBeChecked();
  // The arrow keys choose and go nowhere.
  await expect(page.getByText('Low mood: question 1 of 9')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Continue' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Low mood: question 2 of 9')).toBeVisible();
});
