import type { Page } from '@playwright/test';
import { createHmac } from 'node:crypto';
import { expect, test } from './clinic';
import { heading, looksRight, press } from './patient';
import { demoCode, enterCode, enterPassword, signIn } from './therapist';

const CHOSEN = 'three random words';

/** What an app shows so many half minutes from now that was set up with this key: RFC 6238, without the server's help. */
function app(key: string, later = 0) {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...key.replace(/\s/g, '')].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const secret = Buffer.from(bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + later));
  const hash = createHmac('sha1', secret).update(step).digest();
  const number = hash.readUInt32BE(hash[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

const signOut = (page: Page) => press(page, 'Sign out');
const problem = (page: Page) => page.getByRole('alert').filter({ hasText: 'There is a problem' });

test('the first time somebody chooses a password, sets up an app and keeps recovery codes; later a code lets them in', async ({ page, clinic }) => {
  const noor = clinic.staff.find((one) => one.username === 'noor')!;
  await page.goto(`${clinic.base_url}/clinic`);
  await enterPassword(page, noor);
  await expect(heading(page)).toHaveText('Choose a password of your own');
  await looksRight(page);
  for (const [password, says] of [
    ['short', 'Enter at least 8 characters'],
    ['password1', 'one of the first that anybody tries'],
    ['noor2026', 'not your username'],
    [noor.password, 'another password than the one you were given'],
  ]) {
    await page.getByLabel('New password').fill(password);
    await press(page, 'Continue');
    await expect(problem(page)).toContainText(says);
  }
  await page.getByLabel('New password').fill(CHOSEN);
  await press(page, 'Continue');

  await expect(heading(page)).toHaveText('Set up an authenticator app');
  const key = (await page.locator('#authenticator-key').textContent())!;
  await expect(page.getByRole('img', { name: 'The key as a square' })).toBeVisible();
  // The demo says what an app shows that is set up with this key.
  await demoCode(page);
  await looksRight(page);
  await enterCode(page, app(key, 5));
  await press(page, 'Continue');
  await expect(problem(page)).toContainText('That code is not right');
  const first = app(key);
  await enterCode(page, `${first.slice(0, 3)} ${first.slice(3)}`);
  await press(page, 'Continue');

  await expect(heading(page)).toHaveText('Keep your recovery codes');
  const codes = await page.getByRole('main').getByRole('listitem').allTextContents();
  expect(new Set(codes).size).toBe(10);
  await looksRight(page);
  await press(page, 'I have kept them');
  await expect(page.getByText('Signed in as Noor Rahman')).toBeVisible();
  await signOut(page);

  await enterPassword(page, { username: 'noor', password: CHOSEN });
  await expect(heading(page)).toHaveText('Enter a code');
  await looksRight(page);
  await enterCode(page, first);
  await press(page, 'Continue');
  await expect(problem(page)).toContainText('That code is not right, or it was used.');
  await looksRight(page);
  await enterCode(page, app(key, 1));
  await press(page, 'Continue');
  await expect(page.getByText('Signed in as Noor Rahman')).toBeVisible();
  await signOut(page);

  await enterPassword(page, { username: 'noor', password: CHOSEN });
  await press(page, 'Use a recovery code instead');
  await page.getByLabel('Recovery code').fill(codes[0].toUpperCase());
  await looksRight(page);
  await press(page, 'Continue');
  await expect(heading(page)).toHaveText('You used a recovery code');
  await expect(page.getByText('You have 9 recovery codes left.')).toBeVisible();
  await looksRight(page);
  await press(page, 'Continue');
  await expect(page.getByText('Signed in as Noor Rahman')).toBeVisible();
});

test('somebody sees where they are signed in, signs out there, and changes what they sign in with', async ({ page, browser, clinic }) => {
  await signIn(page, clinic, 'daniel');
  const other = await (await browser.newContext()).newPage();
  await signIn(other, clinic, 'daniel');
  await page.getByRole('link', { name: 'Your account' }).click();
  await expect(heading(page)).toHaveText('Your account');
  const rows = page.getByRole('table').getByRole('row').filter({ has: page.getByRole('rowheader') });
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('This is the one you are using');
  await looksRight(page);
  await page.getByRole('button', { name: /^Sign out in Chrome/ }).click();
  await expect(page.getByText('That session is ended.')).toBeVisible();
  await expect(rows).toHaveCount(1);
  await expect(other.getByText('You have been signed out. Sign in to go on.')).toBeVisible();

  await press(page, 'Change your password');
  await looksRight(page);
  const daniel = clinic.staff.find((one) => one.username === 'daniel')!;
  await page.getByLabel('Your password until now').fill('not the right one');
  await page.getByLabel('New password').fill(CHOSEN);
  await press(page, 'Change your password');
  await expect(problem(page)).toContainText('Enter the password that you have signed in with until now');
  await page.getByLabel('Your password until now').fill(daniel.password);
  await press(page, 'Change your password');
  await expect(page.getByText('Your password is changed.')).toBeVisible();

  await press(page, 'Make new recovery codes');
  await press(page, 'Make new recovery codes');
  await expect(heading(page)).toHaveText('Keep your recovery codes');
  await press(page, 'I have kept them');
  await expect(page.getByText('You have 10 recovery codes left.')).toBeVisible();

  await press(page, 'Replace the authenticator app');
  await expect(heading(page)).toHaveText('Set up an authenticator app');
  await enterCode(page, await demoCode(page));
  await press(page, 'Continue');
  await expect(heading(page)).toHaveText('Keep your recovery codes');
  await press(page, 'I have kept them');
  await expect(heading(page)).toHaveText('Your account');
});
