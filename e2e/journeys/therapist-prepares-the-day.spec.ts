import { expect, test } from './clinic';
import { heading, looksRight } from './patient';
import { putInOrder, signIn } from './therapist';

test('the therapist sees who has not answered, and who cannot be written to', async ({ page, clinic }) => {
  await signIn(page, clinic);
  await page.getByRole('link', { name: 'Who has not answered yet, and reminders' }).click();
  await expect(heading(page)).toHaveText('Before today’s appointments');
  await expect(page.getByText(/\d+ patients have not answered all the questions\./)).toBeVisible();
  const table = page.getByRole('table', { name: 'Your appointments today and their questions' });
  await expect(table.getByText(/of \d+ answered/)).toBeVisible();
  await expect(table.getByText('Not started').first()).toBeVisible();
  await expect(table.getByText(/^Completed/).first()).toBeVisible();
  await expect(table.getByText('Cannot be written to, and no phone number is kept here').first()).toBeVisible();
  await putInOrder(page, 'Questions');
  await expect(table.locator('tbody tr').last()).toContainText('Completed');
  await looksRight(page);
});

test('a reminder is one click, says what became of it, and brings a link that opens', async ({ page, clinic }) => {
  await signIn(page, clinic, 'ruth');
  await page.getByRole('link', { name: 'Who has not answered yet, and reminders' }).click();
  const row = page.getByRole('row').filter({ has: page.getByRole('button', { name: /^Send a reminder/ }) });
  const patient = await row.getByRole('rowheader').innerText();
  await row.getByRole('button', { name: `Send a reminder to ${patient}` }).click();
  await expect(page.getByText(`A reminder to ${patient} is on its way.`)).toBeVisible();
  const line = page.getByRole('row').filter({ hasText: patient });
  await expect(line).toContainText(/(Text message|Email) to them, .*: (waits to be sent|sent)\./);
  await looksRight(page);
});
