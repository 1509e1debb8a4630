// What somebody who refers themselves does, in the words on the screen.

import { expect, type Locator, type Page } from '@playwright/test';
import { isAccessible, type Clinic } from './clinic';
import { heading, looksRight } from './patient';

/** How somebody uses a page: by touch or mouse, or by keyboard alone. */
export interface Hand {
  choose: (page: Page, option: string | RegExp, within?: Locator) => Promise<void>;
  type: (page: Page, label: string | RegExp, text: string) => Promise<void>;
  press: (page: Page, name: string) => Promise<void>;
}

const option = (page: Page, name: string | RegExp, within = page.locator('main')) =>
  within.getByRole('radio', { name, exact: true }).or(within.getByRole('checkbox', { name, exact: true })).first();
const box = (page: Page, name: string | RegExp) => page.locator('main').getByLabel(name, { exact: true }).first();
const button = (page: Page, name: string) => page.locator('main').getByRole('button', { name, exact: true });

export const touch: Hand = {
  choose: (page, name, within) => option(page, name, within).check(),
  type: (page, label, text) => box(page, label).fill(text),
  press: (page, name) => button(page, name).click(),
};

/** A finger: nothing that only a mouse does. It needs a screen that is touched. */
export const finger: Hand = {
  ...touch,
  choose: async (page, name, within) => {
    const wanted = option(page, name, within);
    // A tap on a box that is ticked would empty it.
    if (!(await wanted.isChecked())) await wanted.tap();
    await expect(wanted).toBeChecked();
  },
  type: async (page, label, text) => {
    await box(page, label).tap();
    await expect(box(page, label)).toBeFocused();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText(text);
  },
  press: (page, name) => button(page, name).tap(),
};

/** Goes on with Tab until the focus is there, as somebody does who sees only what has the focus. */
async function tabTo(page: Page, target: Locator) {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no way by keyboard to ${target}`);
}

export const keyboard: Hand = {
  choose: async (page, name, within) => {
    const wanted = option(page, name, within);
    if ((await wanted.getAttribute('type')) === 'checkbox') {
      await tabTo(page, wanted);
      return page.keyboard.press('Space');
    }
    // Tab stops once in a group of radio buttons; arrows go on from there.
    const group = page.locator(`input[type=radio][name="${await wanted.getAttribute('name')}"]`);
    const chosen = group.and(page.locator(':checked'));
    await tabTo(page, (await chosen.count()) ? chosen : group.first());
    await page.keyboard.press('Space');
    for (let presses = 0; !(await wanted.isChecked()) && presses < 20; presses += 1) await page.keyboard.press('ArrowDown');
  },
  type: async (page, label, text) => {
    await tabTo(page, box(page, label));
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText(text);
  },
  press: async (page, name) => {
    await tabTo(page, button(page, name));
    await page.keyboard.press('Enter');
  },
};

/** What one person says, screen by screen in the order of the form, under the heading of each. */
export type Story = Record<string, (page: Page, hand: Hand) => Promise<void>>;

const chooses = (...options: string[]) => async (page: Page, hand: Hand) => {
  for (const one of options) await hand.choose(page, one);
};

const types = (...boxes: [string | RegExp, string][]) => async (page: Page, hand: Hand) => {
  for (const [label, text] of boxes) await hand.type(page, label, text);
};

/** A usual story without anything that alerts. */
export const STORY: Story = {
  'Do you need urgent help now?': chooses('No'),
  'Who is this referral for?': chooses('Me'),
  'What is your date of birth?': types(['Day', '27'], ['Month', '3'], ['Year', '1985']),
  'Where is your GP surgery?': async (page, hand) => {
    await hand.choose(page, 'Search for my GP surgery');
    await hand.type(page, 'Find your GP surgery', 'practice');
    await hand.press(page, 'Search');
    await expect(page.getByText(/\d+ were found|1 was found|The first 20/)).toBeVisible();
    await hand.choose(page, (await page.locator('label[for=gp_practice-0]').innerText()).trim());
  },
  'Are you already getting help from any of these?': chooses('None of these'),
  'What is your name?': types(['First name', 'Zoë'], ['Last name', 'O’Brien-Ng']),
  'Do you know your NHS number? (optional)': chooses('No'),
  'What is your address?': async (page, hand) => {
    await hand.choose(page, 'Yes');
    await hand.type(page, 'Postcode', 'LS1 4AP');
    await hand.type(page, 'Address line 1', '1 Example Street');
    await hand.type(page, 'Town or city', 'Leeds');
  },
  'How can we contact you?': async (page, hand) => {
    await hand.type(page, 'Mobile phone number (optional)', '07700 900123');
    await hand.choose(page, 'Yes');
  },
  'What is it OK for us to do?': async (page, hand) => {
    for (const group of await page.locator('main fieldset').all()) await hand.choose(page, 'Yes', group);
  },
  'Do you need an interpreter or other support?': async (page, hand) => {
    await hand.choose(page, 'English');
    await hand.choose(page, 'No', page.getByRole('group', { name: 'Do you need an interpreter?' }));
    await hand.choose(page, 'None of these');
  },
  'In your own words, what would you like help with?': async (page, hand) => {
    await hand.choose(page, 'Write it here');
    await hand.type(page, /^What would you like help with/, 'I worry a lot.\nI don’t sleep.');
  },
  'How long has this been going on?': types(['Month', '3'], ['Year', '2025']),
  'Your safety': chooses('No'),
  'Safety and other people': chooses('No'),
  'Someone we can contact in an emergency': async () => {},
  'How we use your information': chooses('I have read how you use my information', 'Yes'),
};

/** What tells one screen from the next. */
const shown = () => `${location.hash} ${document.querySelector('main h1')?.textContent}`;

/** Presses a button and waits for the next screen. */
export async function goOn(page: Page, hand: Hand = touch, name = 'Continue') {
  const before = await page.evaluate(shown);
  await hand.press(page, name);
  await page.waitForFunction(
    (before) => `${location.hash} ${document.querySelector('main h1')?.textContent}` !== before,
    before,
  );
}

/** Looks at the screen as phones show it: nothing that WCAG forbids at 320 or 360 pixels, and nothing cut off. */
export async function isRightOnPhones(page: Page) {
  const usual = page.viewportSize()!;
  await page.setViewportSize({ ...usual, width: 320 });
  await isAccessible(page);
  await page.setViewportSize({ ...usual, width: 360 });
  await looksRight(page);
  await page.setViewportSize(usual);
}

/** Presses Continue until the screen says what to put right: a press just after it came up says nothing. */
export const isRefused = (page: Page, words: string) =>
  expect(async () => {
    await touch.press(page, 'Continue');
    await expect(page.getByRole('alert')).toContainText(words, { timeout: 500 });
  }).toPass();

export async function startNow(page: Page, clinic: Clinic, hand: Hand = touch) {
  await page.goto(`${clinic.base_url}/refer`);
  await goOn(page, hand, 'Start now');
  await expect(heading(page)).toHaveText('Do you need urgent help now?');
}

/** Tells the story up to the screen with this heading; `each` looks at every filled screen before it is left. */
export async function tell(
  page: Page,
  until: string,
  { story = STORY, hand = touch, each = async () => {} }: { story?: Story; hand?: Hand; each?: (title: string) => Promise<void> } = {},
) {
  for (;;) {
    const title = (await heading(page).filter({ visible: true }).innerText()).trim();
    if (title === until) return;
    const says = story[title];
    if (!says) throw new Error(`the story says nothing to “${title}”`);
    await says(page, hand);
    await each(title);
    await goOn(page, hand);
  }
}

/** Waits until the server has everything. */
export const isSaved = (page: Page) => expect(page.getByText('Saved', { exact: true })).toBeVisible();

/** Gives the date of birth of the story where it is asked again. */
export async function comeBack(page: Page, hand: Hand = touch) {
  await expect(heading(page).filter({ visible: true })).toHaveText('Welcome back');
  await STORY['What is your date of birth?'](page, hand);
  await goOn(page, hand);
}

/** The link that the form shows for another device. */
export async function ownLink(page: Page) {
  await page.getByRole('link', { name: 'Save and come back later' }).click();
  await touch.press(page, 'Show me a link to copy');
  return page.locator('.bh-own-link').innerText();
}
