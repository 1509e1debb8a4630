import type { BrowserContext, Page } from '@playwright/test';
import { expect, kept, test, type Invitation } from './clinic';
import { answerTheRest, answers, heading, looksRight, openInvitation, press } from './patient';

// What a phone keeps does not depend on how wide it is.
test.skip(({ isMobile }) => !isMobile, 'on a phone');
test.use({ serviceWorkers: 'allow' });

const NOT_SENT = 'Saved on this phone or computer, not sent to us yet. We will keep trying.';
const KEPT = 'Answers you gave before are kept on this phone, locked, and are not sent to us yet.';
const REMOVE = 'Remove my answers from this phone';

const saved = (page: Page) => expect(page.getByText('Saved', { exact: true })).toBeVisible();

/** Answers two questions, and three more without a line. */
async function answerOffline(page: Page, context: BrowserContext, invitation: Invitation) {
  await openInvitation(page, invitation);
  await press(page, 'Start');
  await answers(page, 'Several days', 2);
  await saved(page);
  await expect.poll(() => page.evaluate(async () => Boolean(await caches.match('/')))).toBe(true);
  await context.setOffline(true);
  await answers(page, 'More than half the days', 3);
  await expect(page.getByText(NOT_SENT)).toBeVisible();
}

async function openAgain(page: Page, invitation: Invitation) {
  await page.goto('about:blank');
  await openInvitation(page, invitation);
}

test('answers given without a line outlive the page, and are saved once when it is opened again', async ({ page, context, clinic }) => {
  const invitation = clinic.invitations[1];
  await answerOffline(page, context, invitation);
  const [record, ...others] = await kept(page);
  expect(others).toEqual([]);
  const [, token] = invitation.link.split('#');
  const secrets = ['phq9', 'chosen', 'answer', invitation.patient, invitation.date_of_birth, token];
  for (const secret of secrets) expect(record).not.toContain(secret);
  expect(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).toBe('[{},{}]');

  // A tab that was dropped, without a network: the page opens, says what is so, and helps.
  await page.reload();
  await expect(heading(page)).toHaveText('Open the link in your message');
  await expect(page.getByRole('heading', { name: 'You are offline' })).toBeVisible();
  await expect(page.getByText('We cannot tell the team anything until you are online.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Call 116 123' })).toBeVisible();
  await looksRight(page);
  await page.goto(invitation.link);
  await expect(page.getByText(KEPT)).toBeVisible();
  await expect(page.getByRole('link', { name: 'call 111', exact: true })).toHaveAttribute('href', 'tel:111');
  await looksRight(page);

  const tries: string[] = [];
  page.on('request', (request) => request.url().endsWith('/api/save-answer') && tries.push(request.postData()!));
  await context.setOffline(false);
  await expect(page.getByText('Give your date of birth to send them.')).toBeVisible();
  await openAgain(page, invitation);
  await expect(page.getByText(KEPT)).toBeHidden();
  await expect(page.getByText(/You have answered 5 of \d+ questions/)).toBeVisible();
  await saved(page);
  await expect.poll(() => kept(page)).toEqual([]);
  expect(tries).toHaveLength(3);
  await openAgain(page, invitation);
  await expect(page.getByText(/You have answered 5 of \d+ questions/)).toBeVisible();
  expect(tries).toHaveLength(3);
});

test('an answer whose acknowledgement was lost is the same answer after the page was loaded again', async ({ page, clinic }) => {
  const invitation = clinic.invitations[2];
  await openInvitation(page, invitation);
  await press(page, 'Start');
  const keys: number[] = [];
  await page.route('**/api/save-answer', async (route) => {
    await route.fetch();
    keys.push(route.request().postDataJSON().key);
    await route.abort();
  });
  await answers(page, 'Several days', 1);
  await expect(page.getByText(NOT_SENT)).toBeVisible();
  await page.unrouteAll({ behavior: 'wait' });
  const again = page.waitForRequest('**/api/save-answer');
  await openAgain(page, invitation);
  keys.push((await again).postDataJSON().key);
  expect(new Set(keys).size).toBe(1);
  await expect(page.getByText(/You have answered 1 of \d+ questions/)).toBeVisible();
  await press(page, 'Continue');
  await answerTheRest(page, 0);
  await press(page, 'Send my answers');
  await expect(heading(page)).toHaveText('Your answers have been sent');
  await expect.poll(() => kept(page)).toEqual([]);
});

test('a second patient with another link on the same phone sees nothing of the first', async ({ page, context, clinic }) => {
  const [, first, , second] = clinic.invitations;
  await answerOffline(page, context, first);
  const names = async () => (await kept(page)).map((record) => record.split(' ')[0]);
  const before = await names();
  expect(before).toHaveLength(1);
  await page.route('**/api/save-answer', (route) => route.abort());
  await context.setOffline(false);
  await page.goto('about:blank');
  await page.goto(second.link);
  await expect(heading(page)).toHaveText('Questions to answer before your appointment');
  await expect(page.getByText(KEPT)).toHaveCount(0);
  await openInvitation(page, second);
  await expect(heading(page)).toHaveText('What we will ask');
  await expect(page.getByText(/You have answered/)).toHaveCount(0);
  await page.goBack();
  await expect(page.getByText(/You have answered/)).toHaveCount(0);
  await expect(page.locator('input:checked')).toHaveCount(0);
  expect(await names()).toEqual(before);
  await page.unrouteAll({ behavior: 'wait' });
  await openAgain(page, first);
  await expect(page.getByText(/You have answered 5 of \d+ questions/)).toBeVisible();
});

test('who hands the phone back removes what is not sent from it, from within and from the first screen', async ({ page, context, clinic }) => {
  const invitation = clinic.invitations[1];
  await answerOffline(page, context, invitation);
  await page.evaluate(() => (location.hash = '#stop'));
  await expect(heading(page)).toHaveText('Stop for now');
  await expect(page.getByText('We then never get those that are not sent.')).toBeVisible();
  await looksRight(page);
  await press(page, REMOVE);
  await expect(heading(page)).toHaveText('Open the link in your message');
  await expect.poll(() => kept(page)).toEqual([]);

  await context.setOffline(false);
  await openAgain(page, invitation);
  await expect(page.getByText(/You have answered 2 of \d+ questions/)).toBeVisible();
  await press(page, 'Continue');
  await context.setOffline(true);
  await answers(page, 'More than half the days', 1);
  await expect(page.getByText(NOT_SENT)).toBeVisible();
  await page.goto('about:blank');
  await page.goto(invitation.link);
  await press(page, REMOVE);
  await expect(page.getByText(KEPT)).toHaveCount(0);
  await expect.poll(() => kept(page)).toEqual([]);
});

test('what is kept is erased when the link is locked', async ({ page, context, clinic }) => {
  const invitation = clinic.invitations[3];
  await answerOffline(page, context, invitation);
  await context.setOffline(false);
  await page.goto('about:blank');
  await page.goto(invitation.link);
  for (const [label, text] of [['Day', '1'], ['Month', '1'], ['Year', '1931']]) await page.getByLabel(label).fill(text);
  for (let tries = 0; tries < 5; tries += 1) {
    const reply = page.waitForResponse('**/api/open-invitation');
    await press(page, 'Continue');
    await reply;
  }
  await expect(page.getByRole('alert')).toContainText('There have been too many tries.');
  await expect.poll(() => kept(page)).toEqual([]);
});
