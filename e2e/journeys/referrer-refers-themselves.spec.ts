import { expect, test } from './clinic';
import { answer, answerAnyhow, heading, looksRight, press } from './patient';
import { STORY, finger, goOn, isSaved, keyboard, startNow, tell, touch, type Hand } from './referrer';

const CHECK = 'Check your answers';

test('somebody refers themselves by touch, every screen of the form is accessible, and tells more afterwards', async ({ page, clinic, isMobile }) => {
  test.skip(!isMobile, 'on a phone');
  test.setTimeout(240_000);
  await page.goto(`${clinic.base_url}/refer`);
  await looksRight(page);
  await goOn(page, finger, 'Start now');
  const titles = new Set<string>();
  await tell(page, CHECK, {
    hand: finger,
    each: async () => {
      await looksRight(page);
      titles.add(await page.title());
    },
  });
  expect(titles.size).toBe(Object.keys(STORY).length);
  expect([...titles].join()).not.toMatch(/safety|GP|urgent/i);

  await looksRight(page);
  await expect(page.getByText('Your referral has not been sent yet.')).toBeVisible();
  await expect(page.getByText('LS1 4AP')).toBeVisible();
  await page.getByRole('link', { name: 'Change your answer to: First name' }).click();
  await touch.type(page, 'First name', 'Zoe');
  await goOn(page);
  await expect(heading(page)).toHaveText(CHECK);
  await expect(page.getByText('Zoe', { exact: true })).toBeVisible();

  await press(page, 'Send my referral');
  await expect(heading(page)).toHaveText('Your referral has been sent');
  await looksRight(page);
  await page.goBack();
  await expect(heading(page)).not.toHaveText(CHECK);

  await page.goto(`${page.url().split('#')[0]}#tasks`);
  await expect(heading(page)).toHaveText('Before your assessment');
  await looksRight(page);
  const tasks = await page.locator('.bh-tasks__item a').allInnerTexts();
  for (const task of tasks.slice(1)) {
    await page.getByRole('link', { name: task, exact: true }).click();
    while ((await heading(page).innerText()) !== 'Before your assessment') {
      await looksRight(page);
      await goOn(page);
    }
    await expect(page.locator('.bh-tasks__item', { hasText: task })).toContainText('Completed');
  }
});

test('the measures are answered one by one, and item 9 shows help at once', async ({ page, clinic, isMobile }) => {
  test.skip(!isMobile, 'on a phone');
  await startNow(page, clinic);
  await tell(page, CHECK);
  await press(page, 'Send my referral');
  await page.getByRole('link', { name: 'See what else you can tell us' }).click();
  const task = page.locator('.bh-tasks__item').first();
  await expect(task).toContainText('Not started');
  await task.getByRole('link').click();
  for (let question = 0; question < 8; question += 1) await answer(page, 'Several days');
  await looksRight(page);
  await answer(page, 'More than half the days');
  await expect(heading(page)).toHaveText('Thank you for telling us');
  await expect(page.getByRole('heading', { name: /Call 999/ })).toBeVisible();
  await looksRight(page);
  await press(page, 'Continue');
  await page.getByRole('link', { name: 'Back to the list' }).click();
  await expect(task).toContainText('In progress');
  await task.getByRole('link').click();
  while ((await heading(page).innerText()) !== 'Before your assessment') await answerAnyhow(page, 1);
  await expect(task).toContainText('Completed');
  await isSaved(page);
});

const ways: [string, Hand, number][] = [
  ['by keyboard alone', keyboard, 320],
  ['by keyboard alone', keyboard, 360],
  // At 360 pixels it is how every other phone journey goes.
  ['by touch alone', finger, 320],
];

for (const [way, hand, width] of ways) {
  test.describe(way, () => {
    test.skip(({ isMobile }) => Boolean(isMobile) !== (hand === finger), 'a finger on a phone, a keyboard where there is one');

    test(`the whole form can be filled in and sent ${way} at ${width} pixels`, async ({ page, clinic }) => {
      test.setTimeout(240_000);
      await page.setViewportSize({ width, height: 640 });
      await startNow(page, clinic, hand);
      await tell(page, CHECK, { hand });
      await hand.press(page, 'Send my referral');
      await expect(heading(page)).toHaveText('Your referral has been sent');
    });
  });
}
