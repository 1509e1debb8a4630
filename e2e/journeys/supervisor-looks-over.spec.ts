import type { Page } from '@playwright/test';
import { expect, test } from './clinic';
import { heading, looksRight, press } from './patient';
import { putInOrder, signIn } from './therapist';

const go = (page: Page, name: string) => page.getByRole('navigation', { name: 'Clinic' }).getByRole('link', { name, exact: true }).click();
const rows = (page: Page) => page.locator('tbody tr');

test('the supervisor finds each reason by its name, puts the list in order, and reads without changing', async ({ page, clinic }) => {
  // Whoever has no caseload begins with what they work with.
  await signIn(page, clinic, 'grace');
  await expect(heading(page)).toHaveText('Supervision');
  await expect(page.getByText('Referrals of Amira Hassan, Daniel Osei, Ruth Llewellyn.')).toBeVisible();
  const table = page.getByRole('table', { name: 'Referrals of those you supervise' });
  for (const reason of [
    'Alert to acknowledge',
    /reliable deterioration/,
    /No reliable improvement known after \d+ sessions/,
    /Low intensity, at caseness on the .* and not improving: step up\?/,
    'No complete SPIN yet',
    /\d+ appointments missed in a row/,
  ]) {
    await expect(table.getByRole('listitem').filter({ hasText: reason }).first()).toBeVisible();
  }
  await expect(rows(page).first()).toContainText('Alert to acknowledge');
  await looksRight(page);

  await putInOrder(page, 'Patient');
  const names = await table.getByRole('rowheader').getByRole('link').allInnerTexts();
  expect(names).toEqual([...names].sort((one, other) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1)));

  await page.getByLabel('Show only those with').fill('missed in a row');
  await expect(rows(page).first()).toContainText('missed in a row');
  await rows(page).first().getByRole('rowheader').getByRole('link').click();
  await expect(page.getByText('You read this as a supervisor. Only the therapist can change it.')).toBeVisible();
  const main = page.getByRole('main');
  await expect(main.getByText(/^(Change|Make|Book|Move|Call off|End) /)).toHaveCount(0);
  await expect(main.getByRole('button', { name: /acknowledge|save|make|book|move|call off|record|send|end/i })).toHaveCount(0);
  await looksRight(page);

  // The way back leads to the list, as it was left.
  await page.getByRole('link', { name: 'Back to supervision' }).click();
  await expect(heading(page)).toHaveText('Supervision');
  await expect(page.getByLabel('Show only those with')).toHaveValue('missed in a row');
  await expect(rows(page).first()).toContainText('missed in a row');
  await press(page, 'Sign out');
  await expect(heading(page)).toHaveText('Sign in');
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
});

test('a therapist sees a caseload, puts it in order, looks through it, and nobody else’s', async ({ page, clinic }) => {
  await signIn(page, clinic, 'daniel');
  await expect(page.getByRole('link', { name: 'Supervision' })).toHaveCount(0);
  await go(page, 'Caseload');
  await expect(heading(page)).toHaveText('Caseload');
  const all = await rows(page).count();
  expect(all).toBeGreaterThan(10);
  await looksRight(page);
  await putInOrder(page, 'Sessions');
  const sessions = async () => (await page.locator('td[data-label="Sessions"]').allInnerTexts()).map(Number);
  expect(await sessions()).toEqual((await sessions()).toSorted((one, other) => one - other));
  await putInOrder(page, 'Sessions', 'last to first');
  expect(await sessions()).toEqual((await sessions()).toSorted((one, other) => other - one));
  const name = await page.getByRole('rowheader').getByRole('link').first().innerText();
  await page.getByLabel('Show only those with').fill(name);
  await expect(page.getByRole('rowheader').getByRole('link').first()).toHaveText(name);
  await expect(page.getByText(`1 of ${all} referrals`)).toBeVisible();

  await go(page, 'Find a patient');
  await page.getByLabel('Name, date of birth or NHS number').fill(name.split(' ')[1].slice(0, 4));
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await expect(page.getByRole('rowheader').getByRole('link', { name })).toBeVisible();
  await looksRight(page);
});
