// What a patient does, in the words on the screen.

import { expect, type Page } from '@playwright/test';
import { fitsItsWindow, isAccessible, type Invitation } from './clinic';

/** Looks at the screen that is open: nothing WCAG forbids, and no wider than the narrowest phone. */
export async function looksRight(page: Page) {
  await isAccessible(page);
  await fitsItsWindow(page);
}

export const heading = (page: Page) => page.getByRole('heading', { level: 1 });
export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

export async function typeBirthday(page: Page, date: string) {
  const [year, month, day] = date.split('-');
  await page.getByLabel('Day').fill(String(Number(day)));
  await page.getByLabel('Month').fill(String(Number(month)));
  await page.getByLabel('Year').fill(year);
}

/** Opens the link and gives the date of birth; stands at the list of what will be asked. */
export async function openInvitation(page: Page, { link, date_of_birth }: Invitation) {
  await page.goto(link);
  await typeBirthday(page, date_of_birth);
  await press(page, 'Continue');
  await expect(heading(page)).toHaveText(/What we will ask|Welcome back/);
}

/** What tells one screen from the next: two questions may have one title. */
const shown = () => `${document.title} ${document.querySelector('main h1')?.textContent}`;

/** Presses Continue and waits for the next screen. */
export async function goOn(page: Page) {
  const before = await page.evaluate(shown);
  await press(page, 'Continue');
  await page.waitForFunction(
    (before) => `${document.title} ${document.querySelector('main h1')?.textContent}` !== before,
    before,
  );
}

export async function answer(page: Page, option: string) {
  await page.getByRole('radio', { name: option, exact: true }).check();
  await goOn(page);
}

/** Answers so many questions in a row with the same option. */
export async function answers(page: Page, option: string, count: number) {
  for (let question = 0; question < count; question += 1) await answer(page, option);
}

/** Answers whatever is asked on the screen: with the option at this place, with a few words, with a day. */
export async function answerAnyhow(page: Page, place: number) {
  const main = page.locator('main');
  for (const group of await main.locator('.nhsuk-radios').all()) await group.getByRole('radio').nth(place).check();
  for (const box of await main.getByRole('textbox', { name: /^(?!Day|Month|Year)/ }).all()) await box.fill('In a few words');
  if (await main.locator('.nhsuk-date-input').isVisible()) await typeBirthday(page, '2015-03-27');
  await goOn(page);
}

/** The part that a question belongs to, as the patient is told; nothing on a page that asks none. */
const part = async (page: Page) => /Part \d+ of \d+/.exec(await page.locator('main').innerText())?.[0];

/** Answers all that is left of a part. */
export async function answerPart(page: Page, place: number) {
  const started = await part(page);
  while ((await part(page)) === started) await answerAnyhow(page, place);
}

/** Answers all that is left, up to the check page. */
export async function answerTheRest(page: Page, place: number) {
  while (await part(page)) await answerAnyhow(page, place);
  await expect(heading(page)).toHaveText('Check your answers');
}

/** The whole pack without anything that alerts, up to the check page. */
export async function answerEverything(page: Page) {
  await press(page, 'Start');
  await answers(page, 'Several days', 8);
  await answer(page, 'Not at all');
  await answerTheRest(page, 1);
}
