import { atTheDesk, openReferral } from './assessor';
import { expect, test, type Clinic } from './clinic';
import { heading, press } from './patient';
import { STORY, comeBack, isRightOnPhones, isSaved, startNow, tell, touch, type Story } from './referrer';
import type { Page } from '@playwright/test';

// The form is in one column at any width, so a journey of it is told once, where most people are.
test.skip(({ isMobile }) => !isMobile, 'on a phone');

const CHECK = 'Check your answers';
const SURGERY = 'Where is your GP surgery?';

/** Looks for a surgery by its postcode and chooses the only one there is. */
const atSurgery = (postcode: string): Story => ({
  [SURGERY]: async (page, hand) => {
    await hand.choose(page, 'Search for my GP surgery');
    await hand.type(page, 'Find your GP surgery', postcode);
    await hand.press(page, 'Search');
    await expect(page.getByText('1 was found.')).toBeVisible();
    await hand.choose(page, (await page.locator('label[for=gp_practice-0]').innerText()).trim());
  },
});

test('somebody without a GP surgery refers themselves all the same', async ({ page, clinic }) => {
  test.setTimeout(240_000);
  await startNow(page, clinic);
  const story: Story = {
    ...STORY,
    [SURGERY]: (page, hand) => hand.choose(page, 'I’m not registered with a GP surgery'),
    // There is nobody to tell.
    'How we use your information': async (page, hand) => {
      await expect(page.getByRole('group', { name: /tell your GP/ })).toHaveCount(0);
      await hand.choose(page, 'I have read how you use my information');
    },
  };
  await tell(page, CHECK, { story, each: () => isRightOnPhones(page) });
  await expect(page.getByText('I’m not registered with a GP surgery')).toBeVisible();
  await isRightOnPhones(page);
  await press(page, 'Send my referral');
  await expect(heading(page)).toHaveText('Your referral has been sent');
  await isRightOnPhones(page);
});

test('somebody outside the area is told which service is theirs, and cannot go round it', async ({ page, clinic }) => {
  await startNow(page, clinic);
  const elsewhere = 'Another service looks after your area';
  await tell(page, elsewhere, { story: { ...STORY, ...atSurgery('ZW3 7HZ') } });
  await expect(page.getByText('Eastvale Talking Therapies')).toBeVisible();
  await expect(page.locator('main').getByRole('link', { name: '01632 960 220' })).toHaveAttribute('href', 'tel:01632960220');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Go on with my referral' })).toHaveCount(0);
  await isRightOnPhones(page);
  await isSaved(page);

  // Neither an address typed by hand nor loading the page again leads past it.
  await page.evaluate(() => (location.hash = '#name'));
  await expect(heading(page)).toHaveText(elsewhere);
  await page.reload();
  await comeBack(page);
  await expect(heading(page)).toHaveText(elsewhere);

  await page.getByRole('link', { name: 'Change my answer' }).click();
  await expect(heading(page)).toHaveText(SURGERY);
  await isRightOnPhones(page);
  await tell(page, 'Are you already getting help from any of these?');
});

test('somebody helps a person refer themselves, and whoever assesses it knows who filled it in', async ({ page, browser, clinic }) => {
  test.setTimeout(240_000);
  await startNow(page, clinic);
  const story: Story = {
    ...STORY,
    'Who is this referral for?': async (page, hand) => {
      await hand.choose(page, 'Someone I am helping');
      await expect(page.getByLabel('What is your own name?')).toHaveAttribute('autocomplete', 'name');
      await hand.type(page, 'What is your own name?', 'Sam Carer-Jones');
      await hand.type(page, 'How do you know the person?', 'their sister');
    },
    'What is your name?': async (page, hand) => {
      // What this browser knows of its owner is not the person's.
      await expect(page.getByLabel('First name')).toHaveAttribute('autocomplete', 'off');
      await hand.type(page, 'First name', 'Nokomis');
      await hand.type(page, 'Last name', 'Helped-Along');
    },
  };
  await tell(page, CHECK, { story, each: () => isRightOnPhones(page) });
  await expect(page.getByText('Sam Carer-Jones')).toBeVisible();
  await isRightOnPhones(page);
  await press(page, 'Send my referral');
  await expect(heading(page)).toHaveText('Your referral has been sent');

  const staff = await atTheDesk(browser, clinic);
  await openReferral(staff, 'Nokomis Helped-Along', 'Waiting for a decision');
  await expect(staff.getByText('Filled in by somebody helping them: Sam Carer-Jones, their sister.', { exact: false })).toBeVisible();
  await staff.context().close();
});

/** The newest link of the messages that were sent this way. */
async function linkOf(clinic: Clinic, way: string) {
  const links = async () => [...(await clinic.messages()).matchAll(new RegExp(`^${way}[^]*?(http\\S+#\\S+)`, 'gm'))];
  await expect.poll(async () => (await links()).length, { timeout: 30_000 }).toBeGreaterThan(0);
  return (await links()).at(-1)![1];
}

/** Goes on with the form on another device, which knows nothing of it. */
async function onAnotherDevice(page: Page, link: string) {
  const device = await page.context().browser()!.newContext({ viewport: { width: 360, height: 740 } });
  const other = await device.newPage();
  await other.goto(link);
  await isRightOnPhones(other);
  await comeBack(other);
  return other;
}

for (const [by, button, says] of [
  ['Text to 07700900123', 'Text me a link', 'We are sending a text message'],
  ['Email to zoe@example.com', 'Email me a link', 'We are sending an email'],
]) {
  test(`a form is gone on with on a second device: ${button}`, async ({ page, clinic }) => {
    test.setTimeout(240_000);
    await startNow(page, clinic);
    const story: Story = {
      ...STORY,
      'How can we contact you?': async (page, hand) => {
        await STORY['How can we contact you?'](page, hand);
        await hand.type(page, 'Email address (optional)', 'zoe@example.com');
        await hand.choose(page, 'Yes', page.getByRole('group', { name: 'Is this email address safe for us to use?' }));
      },
    };
    await tell(page, 'Do you need an interpreter or other support?', { story });
    await isSaved(page);
    await page.getByRole('link', { name: 'Save and come back later' }).click();
    await isRightOnPhones(page);
    await press(page, button);
    await expect(page.getByText(says, { exact: false })).toBeVisible();
    await isRightOnPhones(page);
    const link = await linkOf(clinic, by);

    const other = await onAnotherDevice(page, link);
    await expect(heading(other)).toHaveText('Do you need an interpreter or other support?');
    await tell(other, CHECK);
    await expect(other.getByText('1 Example Street')).toBeVisible();
    await press(other, 'Send my referral');
    await expect(heading(other)).toHaveText('Your referral has been sent');
    await other.context().close();
  });
}
