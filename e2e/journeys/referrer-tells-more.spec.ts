import type { Browser, Page } from '@playwright/test';
import { accept, atTheDesk, book, openReferral, sendForm } from './assessor';
import { expect, test, type Clinic } from './clinic';
import { heading, looksRight, press } from './patient';
import { comeBack, goOn, isSaved, touch } from './referrer';

// The list and its questions are in one column at any width, and looksRight looks at four of them.
test.skip(({ isMobile }) => !isMobile, 'people tell more on the phone by which they referred themselves');

const LIST = 'Before your assessment';
const LATE = 'This part has closed';
const BORN = { date_of_birth: { date_of_birth: { day: '1985-03-27' } } };

/** Somebody whose referral has come in, at the list of what else can be told, and their referral open at a desk. */
async function sent(page: Page, browser: Browser, clinic: Clinic) {
  const { name, link } = await sendForm(clinic, BORN);
  await page.goto(link);
  await comeBack(page);
  await expect(heading(page)).toHaveText(LIST);
  const staff = await atTheDesk(browser, clinic);
  await openReferral(staff, name, 'Waiting for a decision');
  return { staff, link };
}

const task = (page: Page, title: string) => page.getByRole('listitem').filter({ has: page.getByRole('link', { name: title, exact: true }) });

test('the measures close when the assessment is booked, also under whoever is answering them, and the other questions stay', async ({ page, browser, clinic }) => {
  const { staff, link } = await sent(page, browser, clinic);
  const measures = (await page.locator('.bh-tasks__item a').first().innerText()).trim();
  await page.getByRole('link', { name: measures, exact: true }).click();
  await touch.choose(page, 'Several days');
  await goOn(page);
  await isSaved(page);
  await accept(staff);
  await book(staff);

  await touch.choose(page, 'Nearly every day');
  await press(page, 'Continue');
  await expect(heading(page)).toHaveText(LATE);
  await expect(page.getByText('your last answers may not be part of your referral', { exact: false })).toBeVisible();
  await expect(page.getByText('Saved', { exact: true })).toHaveCount(0);
  await looksRight(page);
  await press(page, 'Go on');
  await expect(heading(page)).toHaveText(LIST);
  await expect(page.getByText('They close when a first appointment is booked.', { exact: false })).toBeVisible();
  await expect(task(page, measures)).toHaveCount(0);
  await looksRight(page);

  // What is still asked reaches whoever assesses them.
  await page.getByRole('link', { name: 'How you heard about us', exact: true }).click();
  await touch.choose(page, 'Searching online');
  await goOn(page);
  await expect(task(page, 'How you heard about us')).toContainText('Completed');
  await isSaved(page);
  await staff.reload();
  await expect(staff.getByText('Searching online')).toBeVisible();
  await staff.context().close();

  // Whoever comes back finds the same, whatever address they come to.
  await page.goto('about:blank');
  await page.goto(link);
  await comeBack(page);
  await expect(task(page, 'How you heard about us')).toContainText('Completed');
  await expect(task(page, measures)).toHaveCount(0);
  await page.evaluate(() => (location.hash = '#part-1-2'));
  await expect(page).toHaveURL(/#tasks$/);
  await expect(heading(page)).toHaveText(LIST);
});

test('all of it closes when the referral is declined, also under whoever is telling more', async ({ page, browser, clinic }) => {
  const { staff, link } = await sent(page, browser, clinic);
  await page.getByRole('link', { name: 'How you heard about us', exact: true }).click();
  await staff.getByRole('radio', { name: 'Decline' }).check();
  await staff.getByLabel('Why do you decline it?').fill('Another service helps them already.');
  await staff.getByRole('radio', { name: 'By one of us, in a way that they said is safe' }).check();
  await press(staff, 'Decline');
  await expect(staff.getByText(/^Declined by Amira Hassan, /)).toBeVisible();
  await staff.context().close();

  await touch.choose(page, 'Searching online');
  await press(page, 'Continue');
  await expect(heading(page)).toHaveText(LATE);
  await looksRight(page);
  await press(page, 'Go on');
  await hasNoMoreToTell(page);

  await page.goto('about:blank');
  await page.goto(link);
  await comeBack(page);
  await hasNoMoreToTell(page);
  await looksRight(page);
});

/** The confirmation of a referral that was decided: no way to further questions, and no promise of what is done already. */
async function hasNoMoreToTell(page: Page) {
  await expect(heading(page)).toHaveText('Your referral has been sent');
  await expect(page.getByRole('link', { name: 'See what else you can tell us' })).toHaveCount(0);
  await expect(page.getByText('The team has looked at your referral.', { exact: false })).toBeVisible();
  await expect(page.getByText('You do not need to do anything else.')).toHaveCount(0);
}
