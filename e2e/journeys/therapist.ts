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
  const account = clinic.staff.find((one) => one.username === username)!;
  await page.getByLabel('Username').fill(account.username);
  await page.getByLabel('Password').fill(account.password);
  await press(page, 'Sign in');
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
}

export async function openAppointment(page: Page, patient: string) {
  await page.getByRole('link', { name: patient }).click();
  await expect(heading(page)).toHaveText(patient);
}
