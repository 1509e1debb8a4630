import { expect, test } from './clinic';
import { heading } from './patient';
import { signIn } from './therapist';

test('an address of one page opened in another leads to the screen, and so does one that means nothing', async ({ page, clinic }) => {
  await signIn(page, clinic);
  const { patient } = clinic.invitations.filter((one) => one.therapist === 'Amira Hassan')[1];
  const link = (await page.getByRole('link', { name: patient }).getAttribute('href'))!;
  const record = link.slice(link.indexOf('#'));
  for (const [address, leads, title] of [
    [`/clinic${record}`, `/record${record}`, patient],
    [`/office${record}`, `/record${record}`, patient],
    ['/office#caseload', '/clinic#caseload', 'Caseload'],
    ['/record#measures', '/office#measures', 'Measures'],
    [`/clinic${record.replace('appointment', 'together')}`, `/together${record.replace('appointment', 'together')}`, patient],
    ['/together', '/clinic#today', null],
    ['/record#appointment-x', '/clinic#today', null],
    ['/office#nothing', '/clinic#caseload', 'Caseload'],
  ] as const) {
    // Another fragment alone would not load the page anew.
    await page.goto(`${clinic.base_url}/healthz`);
    await page.goto(clinic.base_url + address);
    await expect(page).toHaveURL(clinic.base_url + leads);
    if (title) await expect(heading(page)).toHaveText(title);
  }
});

test('what a record is shown with is fetched while the day’s list is looked at', async ({ page, clinic }) => {
  const refused: string[] = [];
  page.on('console', (said) => said.type() === 'error' && refused.push(said.text()));
  const fetched = page.waitForResponse((reply) => /\/assets\/record-[0-9a-f]+_bg\.wasm$/.test(reply.url()));
  await signIn(page, clinic);
  expect((await fetched).ok()).toBe(true);
  expect(refused.filter((text) => text.includes('Content Security Policy'))).toEqual([]);
});
