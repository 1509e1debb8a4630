import { expect, test } from './clinic';
import { answers, openInvitation, press } from './patient';
import { signIn } from './therapist';

const LIVE = 'Live';
const LOST = 'Not live: trying to reconnect';

test('a page whose server falls silent or is killed says so, and shows what it missed once the server is back', async ({ page, browser, clinic, server }) => {
  await page.clock.install();
  await signIn(page, clinic);
  const line = (words: string) => expect(page.getByText(words, { exact: true })).toBeVisible({ timeout: 40_000 });
  await line(LIVE);

  // Its connections stay open and nothing comes by them, as when a computer has slept or a network lost its way.
  server.signal('SIGSTOP');
  await page.clock.fastForward(30_000);
  await line(LIVE);
  await page.clock.fastForward(10_000);
  await line(LOST);
  server.signal('SIGCONT');
  await line(LIVE);

  await server.kill();
  await line(LOST);
  await server.begin();
  const invitation = clinic.invitations[1];
  const phone = await browser.newPage({ viewport: { width: 360, height: 740 } });
  await openInvitation(phone, invitation);
  await press(phone, 'Start');
  await answers(phone, 'Not at all', 2);
  await line(LIVE);
  await expect(page.getByRole('row', { name: invitation.patient })).toContainText(/2 of \d+ answered/);
  await phone.close();
});

test('signing out in one window covers what the others show', async ({ page, context, clinic }) => {
  await signIn(page, clinic);
  await expect(page.getByText(LIVE, { exact: true })).toBeVisible();
  const other = await context.newPage();
  await other.goto(`${clinic.base_url}/clinic`);
  await press(other, 'Sign out');
  await expect(page.getByLabel('Password')).toBeVisible();
});
