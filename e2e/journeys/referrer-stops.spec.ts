import type { Page } from '@playwright/test';
import { atTheDesk, openReferral } from './assessor';
import { expect, test } from './clinic';
import { heading, looksRight, press } from './patient';
import { STORY, comeBack, goOn, isSaved, ownLink, startNow, tell, touch, type Story } from './referrer';

// Stopping is the same page at any width, and looksRight looks at four of them.
test.skip(({ isMobile }) => !isMobile, 'people stop on the phone on which they began');

const CHECK = 'Check your answers';
const visibleHeading = (page: Page) => heading(page).filter({ visible: true });

/** Stands at a form that has begun anew. */
async function hasNothing(page: Page) {
  await expect(heading(page)).toHaveText('Do you need urgent help now?');
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
}

test('whoever closes the form on a shared phone leaves nothing there, and goes on by the link where they were', async ({ page, browser, clinic }) => {
  await startNow(page, clinic);
  await tell(page, 'What is it OK for us to do?');
  await isSaved(page);
  const link = await ownLink(page);
  await looksRight(page);
  await press(page, 'Close the form on this device');
  await expect(heading(page)).toHaveText('Your form is saved');
  await expect(page.getByText('It has not been sent yet.', { exact: false })).toBeVisible();
  await looksRight(page);
  await page.goBack();
  await expect(heading(page)).toHaveText('Your form is saved');
  await page.goto('about:blank');
  await startNow(page, clinic);
  await hasNothing(page);

  const home = await (await browser.newContext()).newPage();
  await home.goto(link);
  await comeBack(home);
  await expect(heading(home)).toHaveText('What is it OK for us to do?');
  await home.getByRole('link', { name: 'Back', exact: true }).click();
  await expect(home.getByLabel('Mobile phone number (optional)')).toHaveValue('07700 900123');
  await home.context().close();
});

test('a form that is deleted is gone from the phone and from its link', async ({ page, browser, clinic }) => {
  await startNow(page, clinic);
  await tell(page, CHECK);
  await isSaved(page);
  const link = await ownLink(page);
  await page.getByRole('link', { name: 'Go on with the form now' }).click();
  await page.getByRole('link', { name: 'Stop or delete this form' }).click();
  await expect(heading(page)).toHaveText('Stop or delete this form');
  await looksRight(page);
  // Looking at the page deletes nothing.
  await page.getByRole('link', { name: 'Go back to the form' }).click();
  await expect(heading(page)).toHaveText(CHECK);
  await expect(page.getByText('1 Example Street')).toBeVisible();

  // Nor does pressing without a line, which is said.
  await page.getByRole('link', { name: 'Stop or delete this form' }).click();
  await page.route('**/api/leave-referral', (route) => route.abort());
  await press(page, 'Delete this form');
  await expect(page.getByRole('alert')).toContainText('You are offline.');
  await expect(heading(page)).toHaveText('Stop or delete this form');
  await looksRight(page);
  await page.unroute('**/api/leave-referral');
  await press(page, 'Delete this form');
  await expect(heading(page)).toHaveText('You have stopped this form');
  await looksRight(page);
  await page.goBack();
  await expect(heading(page)).toHaveText('You have stopped this form');
  await press(page, 'Start again');
  await expect(visibleHeading(page)).toHaveText('Refer yourself for talking therapies');
  await goOn(page, touch, 'Start now');
  await hasNothing(page);

  const other = await (await browser.newContext()).newPage();
  await other.goto(link);
  await expect(visibleHeading(other)).toHaveText('Welcome back');
  await STORY['What is your date of birth?'](other, touch);
  await press(other, 'Continue');
  await expect(other.getByRole('alert')).toContainText('do not match');
  await looksRight(other);
  await other.context().close();
});

test('of a deleted form that told of danger, the team keeps what it told and how to reach them, and nothing else', async ({ page, browser, clinic }) => {
  await startNow(page, clinic);
  const story: Story = {
    ...STORY,
    'Your safety': async (page, hand) => {
      await hand.choose(page, 'Yes, some days');
      await hand.choose(page, 'I’m not sure');
    },
    'Thank you for telling us': async () => {},
  };
  await tell(page, 'Safety and other people', { story });
  await isSaved(page);
  const staff = await atTheDesk(browser, clinic);
  await openReferral(staff, 'Zoë O’Brien-Ng', 'Waiting for a decision');
  const alert = staff.getByRole('region', { name: 'Alert to acknowledge' });
  await expect(alert).toContainText('Yes, some days');
  await expect(staff.getByText('I worry a lot.', { exact: false })).toBeVisible();

  await page.getByRole('link', { name: 'Stop or delete this form' }).click();
  await press(page, 'Delete this form');
  await expect(heading(page)).toHaveText('You have stopped this form');
  await expect(page.getByText('Then the team keeps this form', { exact: false })).toBeVisible();
  await expect(staff.getByText(/^This form was deleted or ran out on /)).toBeVisible();
  await expect(staff.getByText('I worry a lot.', { exact: false })).toHaveCount(0);
  await expect(alert).toContainText('Yes, some days');
  await expect(alert).toContainText('I’m not sure');
  await expect(staff.getByRole('region', { name: 'How to reach them safely' })).toContainText('07700 900123');
  await looksRight(staff);
  await staff.context().close();
});
