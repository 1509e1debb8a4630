import type { Page } from '@playwright/test';
import { expect, test } from './clinic';
import { heading, press } from './patient';
import { comeBack, goOn, isSaved, ownLink, startNow, tell, touch } from './referrer';

const CHECK = 'Check your answers';

/** What is chosen and what stands in the boxes of the screen, but for words that a surgery was searched by. */
const standing = (page: Page) =>
  page.locator('main form :is(input, textarea, select):not(#website, #gp_practice-words)').evaluateAll((controls) =>
    (controls as HTMLInputElement[])
      .filter((one) => !/radio|checkbox/.test(one.type) || one.checked)
      .map((one) => `${one.id}=${one.value}`),
  );

test('Back brings every screen as it was left, typed or kept', async ({ page, clinic, isMobile }) => {
  test.skip(!isMobile, 'on a phone');
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

test('loading the page again on any screen loses nothing that was typed there', async ({ page, clinic, isMobile }) => {
  test.skip(!isMobile, 'on a phone');
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

test('who loses the line in the middle goes on, is told the truth, and loses nothing', async ({ page, context, clinic, isMobile }) => {
  test.skip(!isMobile, 'on a phone');
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
  const sealed = await page.evaluate(() => Object.values(localStorage).join());
  expect(sealed).toMatch(/^[0-9a-f]{200,}$/);
  await context.setOffline(false);
  await page.route('**/api/save-screen', (route) => route.abort());
  await page.reload();
  await comeBack(page);
  await expect(heading(page)).toHaveText('Thank you for telling us');
  await page.unroute('**/api/save-screen');
  await isSaved(page);
  await expect.poll(() => page.evaluate(() => localStorage.length)).toBe(0);
  await press(page, 'Continue');
  await tell(page, CHECK);
  await expect(page.getByText('1 Example Street')).toBeVisible();
  await press(page, 'Send my referral');
  await expect(heading(page)).toHaveText('Your referral has been sent');
});

test('a form is gone on with on a second device by its link, and the wrong date of birth opens nothing', async ({ page, browser, clinic, isMobile }) => {
  test.skip(!isMobile, 'on a phone');
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

  // The first device hears of it when it goes on.
  await page.goto(`${clinic.base_url}/refer`);
  await page.reload();
  await comeBack(page);
  await expect(heading(page)).toHaveText('Before your assessment');
  await second.close();
});

test('two presses send one referral, and nothing is said to be sent before it is', async ({ page, clinic, isMobile }) => {
  test.skip(!isMobile, 'on a phone');
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
