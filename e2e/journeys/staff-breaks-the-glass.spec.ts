import type { Page } from '@playwright/test';
import { expect, test } from './clinic';
import { heading, looksRight } from './patient';
import { demoCode, enterCode, signIn } from './therapist';

const go = (page: Page, name: string) => page.getByRole('navigation', { name: 'Clinic' }).getByRole('link', { name, exact: true }).click();

test('a record is opened with a reason, read, and the manager ticks it off by name', async ({ page, clinic, browser }) => {
  const theirs = clinic.invitations.find((one) => one.therapist === 'Amira Hassan')!;
  await signIn(page, clinic, 'daniel');
  await go(page, 'Find a patient');
  await page.getByLabel('Name, date of birth or NHS number').fill(theirs.patient);
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await expect(page.getByText('Nobody was found.')).toBeVisible();
  await page.getByRole('link', { name: 'Open a record that is not on your caseload' }).click();
  await expect(heading(page)).toHaveText('Open a record that is not on your caseload');
  await page.getByRole('button', { name: 'Open the record' }).click();
  // Everything that is missing is said at once.
  const problem = page.getByRole('alert').filter({ hasText: 'There is a problem' });
  await expect(problem).toContainText('Enter the full name');
  await expect(problem).toContainText('Enter the date of birth');
  await looksRight(page);

  const [year, month, day] = theirs.date_of_birth.split('-').map(Number);
  await page.getByLabel('Full name', { exact: true }).fill(theirs.patient);
  await page.getByLabel('Day').fill(String(day === 1 ? 2 : 1));
  await page.getByLabel('Month').fill(String(month));
  await page.getByLabel('Year').fill(String(year));
  await page.getByLabel('I stand in for their therapist').check();
  await page.getByLabel('The reason in your words').fill('Amira is away today');
  await page.getByRole('button', { name: 'Open the record' }).click();
  await expect(page.getByText('Nobody is on record exactly so')).toBeVisible();
  await page.getByLabel('Day').fill(String(day));
  await page.getByRole('button', { name: 'Open the record' }).click();
  await expect(heading(page)).toHaveText(theirs.patient);
  await expect(page.getByText('You opened this record with a reason')).toBeVisible();
  await expect(page.getByText('Make a new link')).toHaveCount(0);

  const office = await (await browser.newContext()).newPage();
  await signIn(office, clinic, 'martin');
  await expect(heading(office)).toHaveText('Record openings');
  const row = office.getByRole('row').filter({ hasText: 'Daniel Osei' });
  await expect(row).toContainText(theirs.patient);
  await expect(row).toContainText('I stand in for their therapist: Amira is away today');
  await expect(row).toContainText(/Read (once|\d+ times)/);
  await looksRight(office);
  await row.getByRole('button', { name: 'Mark as reviewed the opening by Daniel Osei' }).dblclick();
  await expect(row).toContainText('By Martin Pryce');
  await expect(office.getByText('Every opening has been reviewed.')).toBeVisible();
  await expect(office.getByText('The opening by Daniel Osei is marked as reviewed.')).toBeVisible();
});

test('a code is asked for again in the middle of the form, and what was typed stays', async ({ page, clinic }) => {
  const theirs = clinic.invitations.find((one) => one.therapist === 'Amira Hassan')!;
  await signIn(page, clinic, 'daniel');
  await page.goto(`${clinic.base_url}/office#open-record`);
  const [year, month, day] = theirs.date_of_birth.split('-').map(Number);
  await page.getByLabel('Full name', { exact: true }).fill(theirs.patient);
  await page.getByLabel('Day').fill(String(day));
  await page.getByLabel('Month').fill(String(month));
  await page.getByLabel('Year').fill(String(year));
  await page.getByLabel('I stand in for their therapist').check();
  await page.getByLabel('The reason in your words').fill('Amira is away today');
  // As if the last code had been given six minutes ago.
  await page.route('**/api/break-glass', (route) => route.fulfill({ status: 403, json: 'code_needed' }), { times: 1 });
  await page.getByRole('button', { name: 'Open the record' }).click();
  await expect(page.getByRole('heading', { name: 'Enter a code to go on' })).toBeFocused();
  await looksRight(page);
  await enterCode(page, '12345');
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByRole('alert')).toContainText('Enter the 6 digits that your app shows');
  await expect(page.getByLabel('The reason in your words')).toHaveValue('Amira is away today');
  await enterCode(page, await demoCode(page));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await expect(heading(page)).toHaveText(theirs.patient);
});
