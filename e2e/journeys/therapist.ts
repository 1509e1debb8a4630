// What a therapist does, in the words on the screen.

import { expect, type Page } from '@playwright/test';
import type { Clinic } from './clinic';
import { heading, press } from './patient';

export async function signIn(page: Page, clinic: Clinic, username = 'amira') {
  await page.goto(`${clinic.base_url}/clinic`);
  await enterAs(page, clinic, username);
}

/** Signs in on the page that asks for it. */
export async function enterAs(page: Page, clinic: Clinic, username: string) {
  await enterPassword(page, clinic.staff.find((one) => one.username === username)!);
  await expect(heading(page)).toHaveText('Enter a code');
  await enterCode(page, await demoCode(page));
  await press(page, 'Continue');
  await expect(page.getByRole('button', { name: 'Sign out', exact: true })).toBeVisible();
}

/** The first half of signing in. */
export async function enterPassword(page: Page, { username, password }: { username: string; password: string }) {
  await page.getByLabel('Username').fill(username);
  await page.getByLabel('Password').fill(password);
  await press(page, 'Sign in');
}

/** The code that the screen shows, because this is a demo. Whoever has just used one waits for the next. */
export async function demoCode(page: Page) {
  const shown = page.locator('.bh-demo-code');
  await expect(shown).toHaveText(/^\d{6}$/, { timeout: 40_000 });
  return (await shown.textContent())!;
}

export async function enterCode(page: Page, code: string) {
  await page.getByLabel(/^Code from/).fill(code);
}

export async function openAppointment(page: Page, patient: string) {
  await page.getByRole('link', { name: patient }).click();
  await expect(heading(page)).toHaveText(patient);
}

/** Puts a list in order by a column: by its head, or where the page is narrow by the list above, which has no heads. */
export async function putInOrder(page: Page, column: string, way: 'first to last' | 'last to first' = 'first to last') {
  const choice = page.getByLabel('Put in order by');
  if (await choice.isVisible()) {
    await choice.selectOption(`${column}, ${way}`);
    return;
  }
  const head = page.getByRole('columnheader', { name: column });
  const wanted = way === 'first to last' ? 'ascending' : 'descending';
  // The first press may turn round an order that is there already.
  for (let press = 0; press < 2 && (await head.getAttribute('aria-sort')) !== wanted; press += 1) {
    await head.getByRole('button').click();
  }
  await expect(head).toHaveAttribute('aria-sort', wanted);
}
