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

export async function answer(page: Page, option: string) {
  const before = await page.title();
  await page.getByRole('radio', { name: option, exact: true }).check();
  await press(page, 'Continue');
  await expect(page).not.toHaveTitle(before);
}

/** Answers so many questions in a row with the same option. */
export async function answers(page: Page, option: string, count: number) {
  for (let question = 0; question < count; question += 1) await answer(page, option);
}

/** The whole pack without anything that alerts, up to the check page. */
export async function answerEverything(page: Page) {
  await press(page, 'Start');
  await answers(page, 'Several days', 8);
  await answer(page, 'Not at all');
  await answer(page, 'Somewhat difficult');
  await answers(page, 'Several days', 7);
  await answer(page, 'Does not apply');
  await answers(page, '3', 4);
  await expect(heading(page)).toHaveText('Check your answers');
}
