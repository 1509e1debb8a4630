import { expect, test } from './clinic';
import { answer, answerEverything, answers, heading, looksRight, openInvitation, press } from './patient';

test('a patient who loses the line goes on, is told the truth, and loses nothing', async ({ page, context, clinic }) => {
  const invitation = clinic.invitations[1];
  await openInvitation(page, invitation);
  await press(page, 'Start');
  await answers(page, 'Not at all', 5);
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();

  await context.setOffline(true);
  await answers(page, 'Not at all', 3);
  await expect(page.getByText('Saved on this phone or computer, not sent to us yet.')).toBeVisible();
  await answer(page, 'Nearly every day');
  await expect(heading(page)).toHaveText('Thank you for telling us');
  await expect(page.getByText('You are offline, so we cannot tell the team.')).toBeVisible();
  await looksRight(page);

  await context.setOffline(false);
  await expect(page.getByText('You are offline, so we cannot tell the team.')).toBeHidden();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await page.goto('about:blank');
  await openInvitation(page, invitation);
  await expect(page.getByText(/You have answered 9 of \d+ questions/)).toBeVisible();
});

test('answers are not said to be sent before the server has them', async ({ page, clinic }) => {
  const invitation = clinic.invitations[2];
  await openInvitation(page, invitation);
  await answerEverything(page);
  await page.route('**/api/submit-pack', (route) =>
    route.fulfill({ status: 503, contentType: 'application/json', body: '"busy"' }),
  );
  await press(page, 'Send my answers');
  await expect(page.getByRole('alert')).toContainText('Your answers have not been sent.');
  await expect(heading(page)).toHaveText('Check your answers');

  // The reply is lost on its way: sending again is the same act, not a second one.
  await page.unroute('**/api/submit-pack');
  let lost = 0;
  await page.route('**/api/submit-pack', async (route) => {
    await route.fetch();
    await route.abort();
    lost += 1;
  });
  await press(page, 'Send my answers');
  await expect.poll(() => lost).toBe(1);
  await expect(page.getByRole('alert')).toContainText('Your answers have not been sent.');
  await page.unrouteAll({ behavior: 'wait' });
  await press(page, 'Send my answers');
  await expect(heading(page)).toHaveText('Your answers have been sent');
});

test('what waits on a second phone is taken after the first has sent, and it says that all is sent', async ({ page, browser, clinic }) => {
  const invitation = clinic.invitations[3];
  const second = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const other = await second.newPage();
  await openInvitation(other, invitation);
  await press(other, 'Start');
  await expect(other.getByText('Low mood: question 1 of 9')).toBeVisible();
  await second.setOffline(true);
  await answers(other, 'Nearly every day', 2);
  await expect(other.getByText('Saved on this phone or computer, not sent to us yet.')).toBeVisible();

  await openInvitation(page, invitation);
  await answerEverything(page);
  await press(page, 'Send my answers');
  await expect(heading(page)).toHaveText('Your answers have been sent');
  await expect(page.getByText('Your answers add up to 8 out of 27.')).toBeVisible();

  const taken: number[] = [];
  other.on('response', (reply) => reply.url().endsWith('/api/save-answer') && taken.push(reply.status()));
  await second.setOffline(false);
  await expect(heading(other)).toHaveText('You have already sent your answers');
  expect(taken).toHaveLength(2);
  await looksRight(other);
  await second.close();
});
