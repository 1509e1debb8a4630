import type { Page } from '@playwright/test';
import { atTheDesk } from './assessor';
import { expect, kept, test } from './clinic';
import { heading, looksRight, press } from './patient';
import { STORY, comeBack, goOn, isSaved, ownLink, startNow, tell, touch } from './referrer';

// The form is in one column at any width, so a journey of it is told once, where most people are.
test.skip(({ isMobile }) => !isMobile, 'on a phone');

const CHECK = 'Check your answers';

/** What is chosen and what stands in the boxes of the screen, but for words that a surgery was searched by. */
const standing = (page: Page) =>
  page.locator('main form :is(input, textarea, select):not(#website, #gp_practice-words)').evaluateAll((controls) => {
    const chosen = (controls as HTMLInputElement[]).filter((one) => !/radio|checkbox/.test(one.type) || one.checked);
    return chosen.map((one) => `${one.id}=${one.value}`);
  });

test('Back brings every screen as it was left, typed or kept', async ({ page, clinic }) => {
  test.setTimeout(240_000);
  await startNow(page, clinic);
  const left: [string, string[]][] = [];
  await tell(page, CHECK, { each: async (title) => void left.push([title, await standing(page)]) });
  for (const [title, stood] of left.reverse()) {
    await page.goBack();
    await expect(heading(page)).toHaveText(title);
    expect(await standing(page)).toEqual(stood);
  }
  // What is typed and not continued from is there, too, when it is come back to.
  await tell(page, 'What is your name?');
  await touch.type(page, 'What should we call you? (optional)', 'Zo');
  await page.getByRole('link', { name: 'Back', exact: true }).click();
  await page.goForward();
  await expect(page.getByLabel('What should we call you? (optional)')).toHaveValue('Zo');
});

test('loading the page again on any screen loses nothing that was typed there', async ({ page, clinic }) => {
  test.setTimeout(240_000);
  await startNow(page, clinic);
  await tell(page, 'Who is this referral for?');
  await isSaved(page);
  let born = false;
  await tell(page, CHECK, {
    each: async (title) => {
      const stood = await standing(page);
      await page.reload();
      if (born) await comeBack(page);
      await expect(heading(page).filter({ visible: true })).toHaveText(title);
      expect(await standing(page)).toEqual(stood);
      born ||= title === 'What is your date of birth?';
    },
  });
});

test('who loses the line in the middle goes on, is told the truth, and loses nothing', async ({ page, context, clinic }) => {
  await startNow(page, clinic);
  await tell(page, 'What is your name?');
  await isSaved(page);
  await context.setOffline(true);
  await tell(page, 'Your safety');
  await expect(page.getByText('Saved on this phone or computer, not sent to us yet.')).toBeVisible();
  await touch.choose(page, 'Yes, some days');
  await touch.choose(page, 'I’m not sure');
  await goOn(page);
  await expect(heading(page)).toHaveText('Thank you for telling us');
  await expect(page.getByText('You are offline, so we cannot tell the team.')).toBeVisible();

  // The page is gone with the battery: what waited is sealed on the phone, and nobody reads it there.
  const [sealed] = await kept(page);
  for (const plain of ['thoughts', 'some_days', 'not_sure', 'Zoë']) expect(sealed).not.toContain(plain);
  await context.setOffline(false);
  await page.route('**/api/save-screen', (route) => route.abort());
  await page.reload();
  await comeBack(page);
  await expect(heading(page)).toHaveText('Thank you for telling us');
  await page.unroute('**/api/save-screen');
  await isSaved(page);
  await expect.poll(() => kept(page)).toEqual([]);
  await press(page, 'Continue');
  await tell(page, CHECK);
  await expect(page.getByText('1 Example Street')).toBeVisible();
  await press(page, 'Send my referral');
  await expect(heading(page)).toHaveText('Your referral has been sent');
});

test('a form is gone on with on a second device by its link, and the wrong date of birth opens nothing', async ({ page, browser, clinic }) => {
  await startNow(page, clinic);
  await tell(page, 'What is it OK for us to do?');
  await isSaved(page);
  const link = await ownLink(page);
  const second = await browser.newContext();
  const other = await second.newPage();
  await other.goto(link);
  await expect(heading(other).filter({ visible: true })).toHaveText('Welcome back');
  expect(other.url()).not.toContain(link.split('#')[1]);
  for (const [label, text] of [['Day', '28'], ['Month', '3'], ['Year', '1985']]) await touch.type(other, label, text);
  await touch.press(other, 'Continue');
  await expect(other.getByRole('alert')).toContainText('do not match');
  await expect(other.getByText('Example Street')).toHaveCount(0);
  await comeBack(other);
  await expect(heading(other)).toHaveText('What is it OK for us to do?');
  await tell(other, CHECK);
  await touch.press(other, 'Send my referral');
  await expect(heading(other)).toHaveText('Your referral has been sent');
  // The first device hears of it when it goes on, and is not told that its own words were sent.
  await page.getByRole('link', { name: 'Go on with the form now' }).click();
  await STORY['What is it OK for us to do?'](page, touch);
  await touch.type(page, 'When is the best time to phone you? (optional)', 'After lunch');
  await touch.press(page, 'Continue');
  await expect(heading(page)).toHaveText('Your referral has been sent');
  await expect(page.getByText('It was sent from another page or device.', { exact: false })).toBeVisible();
  await expect(page.getByText('1 Example Street')).toHaveCount(0);
  await looksRight(page);
  await page.reload();
  await comeBack(page);
  await expect(heading(page)).toHaveText('Before your assessment');
  await second.close();
});

test('two presses send one referral, and nothing is said to be sent before it is', async ({ page, clinic }) => {
  await startNow(page, clinic);
  await tell(page, CHECK);
  await isSaved(page);
  let lost = 0;
  await page.route('**/api/send-referral', async (route) => {
    await route.fetch();
    await route.abort();
    lost += 1;
  });
  await press(page, 'Send my referral');
  await expect.poll(() => lost).toBe(1);
  await expect(page.getByRole('alert')).toContainText('Your referral has not been sent.');
  await expect(heading(page)).toHaveText(CHECK);
  await page.unrouteAll({ behavior: 'wait' });
  await press(page, 'Send my referral');
  await expect(heading(page)).toHaveText('Your referral has been sent');
});

test('who presses Send without a line is told that it is not sent, loses nothing, and sends once when the line is back', async ({ page, context, browser, clinic }) => {
  await startNow(page, clinic);
  await tell(page, 'How we use your information');
  await isSaved(page);
  const staff = await atTheDesk(browser, clinic);
  await staff.getByRole('link', { name: 'Referrals', exact: true }).click();
  const theirs = staff.getByRole('row').filter({ hasText: 'Zoë O’Brien-Ng' });
  let reached = 0;
  page.on('response', (reply) => void (reached += Number(reply.url().endsWith('/api/send-referral'))));

  await context.setOffline(true);
  await tell(page, CHECK);
  await expect(page.getByText('Saved on this phone or computer, not sent to us yet.', { exact: false })).toBeVisible();
  for (let presses = 0; presses < 2; presses += 1) {
    await press(page, 'Send my referral');
    await expect(page.getByRole('alert')).toContainText('Your referral has not been sent. You are offline.');
    await expect(page.getByText('Sending your referral…')).toHaveCount(0);
  }
  await expect(heading(page)).toHaveText(CHECK);
  await expect(page.getByText('Your referral has not been sent yet.')).toBeVisible();
  await looksRight(page);

  // With the line the answers are saved by themselves. Sending is for whoever presses.
  await context.setOffline(false);
  await isSaved(page);
  await expect(heading(page)).toHaveText(CHECK);
  await expect(theirs).toHaveCount(0);
  await expect(page.getByText('1 Example Street')).toBeVisible();
  expect(reached).toBe(0);
  await press(page, 'Send my referral');
  await expect(heading(page)).toHaveText('Your referral has been sent');
  expect(reached).toBe(1);
  await expect(theirs).toHaveCount(1);
  await expect(theirs).toContainText('Waiting for a decision');
  await staff.context().close();
});

test('while nobody knows whether there is a form, that is said, and trying again opens it', async ({ page, clinic }) => {
  await startNow(page, clinic);
  await tell(page, 'What is your name?');
  await isSaved(page);
  await page.route('**/api/resume-referral', (route) => route.abort());
  await page.reload();
  await expect(heading(page).filter({ visible: true })).toHaveText('We could not open the form');
  await expect(page.getByText('If you have begun a form before, it is still there.')).toBeVisible();
  await looksRight(page);
  await press(page, 'Try again');
  await expect(heading(page).filter({ visible: true })).toHaveText('We could not open the form');
  await page.unroute('**/api/resume-referral');
  await press(page, 'Try again');
  await comeBack(page);
  await expect(heading(page)).toHaveText('What is your name?');
});

test('a link that was replaced opens nothing, and an address that names no place leads to the form', async ({ page, browser, clinic }) => {
  await startNow(page, clinic);
  await tell(page, 'Where is your GP surgery?');
  await isSaved(page);
  const replaced = await ownLink(page);
  await touch.press(page, 'Show me a link to copy');
  await expect(page.locator('.bh-own-link')).not.toHaveText(replaced);
  await page.evaluate(() => (location.hash = '#nowhere'));
  await expect(heading(page)).toHaveText('Where is your GP surgery?');
  await expect(page).toHaveURL(/#gp$/);

  const other = await (await browser.newContext()).newPage();
  await other.goto(replaced);
  await expect(heading(other).filter({ visible: true })).toHaveText('Welcome back');
  await STORY['What is your date of birth?'](other, touch);
  await touch.press(other, 'Continue');
  await expect(other.getByRole('alert')).toContainText('the link has stopped working');
  await looksRight(other);
  await touch.press(other, 'Start again');
  await expect(heading(other).filter({ visible: true })).toHaveText('Refer yourself for talking therapies');
  await other.goto('about:blank');
  await other.goto(`${clinic.base_url}/refer#nowhere`);
  await expect(heading(other).filter({ visible: true })).toHaveText('Refer yourself for talking therapies');
  await other.context().close();
});

test.describe('in the middle of a day', () => {
  test.use({ at: '2026-11-23T09:30' });

  test('a form whose date of birth was guessed ten times has ended, and says so', async ({ page, browser, clinic, server }) => {
    await startNow(page, clinic);
    await tell(page, 'Where is your GP surgery?');
    await isSaved(page);
    const link = await ownLink(page);
    const other = await (await browser.newContext()).newPage();
    const guess = async (times: number) => {
      await other.goto('about:blank');
      await other.goto(link);
      for (const [label, text] of [['Day', '28'], ['Month', '3'], ['Year', '1985']]) await touch.type(other, label, text);
      for (let tries = 0; tries < times; tries += 1) {
        const reply = other.waitForResponse('**/api/resume-referral');
        await touch.press(other, 'Continue');
        await reply;
      }
    };
    await guess(5);
    await expect(other.getByRole('alert')).toContainText('There have been too many tries. Wait 15 minutes');
    await looksRight(other);
    await server.kill();
    await server.begin('--at', '2026-11-23T09:50');
    await guess(5);
    await expect(heading(other)).toHaveText('This form is no longer here');
    await looksRight(other);
    await touch.press(other, 'Start again');
    await expect(heading(other).filter({ visible: true })).toHaveText('Refer yourself for talking therapies');
    await other.context().close();
  });
});
