import { readFileSync } from 'node:fs';
import { expect, inviteAgain, test } from './clinic';
import { answer, answerAnyhow, answerPart, answerTheRest, goOn, heading, looksRight, openInvitation, press, typeBirthday } from './patient';

// Places in the list of invitations, by what the patient's problem is.
const [TRAUMA, AGORAPHOBIA, OBSESSIONS, PANIC] = [2, 3, 4, 5];

test('options of an item’s own, and a part that is left for the phone and taken up again', async ({ page, clinic }) => {
  await openInvitation(page, clinic.invitations[PANIC]);
  await expect(page.getByText('Part 2: panic, 7 questions')).toBeVisible();
  await press(page, 'Start');
  await answerPart(page, 0);

  await expect(page.getByText('Part 2 of 4 · Panic: question 1 of 7')).toBeVisible();
  await expect(page.getByText(/^These questions are about panic/)).toBeVisible();
  await expect(page.getByText(/^Stand-in wording written for this project/)).toBeVisible();
  await looksRight(page);
  const first = await page.getByRole('radio').first().getAttribute('id');
  expect(first).toBe('pdss-1-0');
  await answer(page, 'Three or more panic attacks, averaging one a day or less');
  await expect(page.getByText(/^These questions are about panic/)).toBeHidden();
  await page.getByText('How to answer these questions').click();
  await expect(page.getByText(/^These questions are about panic/)).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Very upsetting', exact: true })).toHaveAccessibleName('Very upsetting');
  await looksRight(page);

  const toPhone = page.getByRole('link', { name: 'I’d rather talk about this part on the phone' });
  await toPhone.click();
  await expect(heading(page)).toHaveText('Talk about this part on the phone');
  await expect(page.getByText('What you have answered in this part stays.')).toBeVisible();
  await looksRight(page);
  await page.getByRole('link', { name: 'Go back to the question' }).click();
  await expect(page.getByText('Panic: question 2 of 7')).toBeVisible();
  await toPhone.click();
  await expect(heading(page)).toHaveText('Talk about this part on the phone');
  await page.waitForTimeout(600);
  await press(page, 'Yes, skip this part');
  await expect(page.getByText('Worry and anxiety: question 1 of 7')).toBeVisible();
  await answerTheRest(page, 0);

  const left = page.getByText('You’d rather talk about this part on the phone');
  await expect(left).toBeVisible();
  await looksRight(page);
  const takeUp = page.getByRole('link', { name: 'Change the rest of this part and answer here' });
  await takeUp.click();
  // Who thinks better of it goes back, and the part is left for the phone as before.
  await page.getByRole('link', { name: 'Back', exact: true }).click();
  await expect(heading(page)).toHaveText('Check your answers');
  await takeUp.click();
  await expect(page.getByText('Panic: question 2 of 7')).toBeVisible();
  await answerTheRest(page, 1);
  await expect(left).toBeHidden();
  await press(page, 'Send my answers');
  await expect(page.getByText('Your answers add up to 9 out of 28.')).toBeVisible();
});

test('a part left for the phone stays so when it is sent', async ({ page, clinic }) => {
  await openInvitation(page, clinic.invitations[PANIC]);
  await press(page, 'Start');
  await answerAnyhow(page, 0);
  await page.getByRole('link', { name: 'I’d rather talk about this part on the phone' }).click();
  await page.waitForTimeout(600);
  await press(page, 'Yes, skip this part');
  // The question that alerts was among them.
  await expect(heading(page)).toHaveText('Thank you for telling us');
  await looksRight(page);
  await press(page, 'Continue');
  await answerTheRest(page, 0);
  await press(page, 'Send my answers');
  await expect(page.getByText('Not added up: you answered 1 of 9 questions here.')).toBeVisible();
});

test('two ratings of one situation stand on one screen, and each is asked for', async ({ page, clinic }) => {
  await openInvitation(page, clinic.invitations[AGORAPHOBIA]);
  await press(page, 'Start');
  await answerPart(page, 0);
  await expect(heading(page)).toContainText('Theatres');
  await expect(page.getByText('Places', { exact: true })).toBeVisible();
  await looksRight(page);
  await page.waitForTimeout(600);
  await press(page, 'Continue');
  const problems = page.getByRole('alert').getByRole('link');
  await expect(problems).toHaveCount(2);
  await looksRight(page);
  const alone = page.getByRole('group', { name: /By yourself/ });
  const accompanied = page.getByRole('group', { name: /With someone you trust/ });
  await alone.getByRole('radio', { name: 'Always avoid' }).check();
  await press(page, 'Continue');
  await expect(problems).toHaveCount(1);
  await problems.click();
  await expect(accompanied.getByRole('radio').first()).toBeFocused();
  await accompanied.getByRole('radio', { name: 'Never avoid' }).check();
  await goOn(page);
  await answerTheRest(page, 0);

  const row = page.locator('.nhsuk-summary-list__row').filter({ hasText: 'Theatres' });
  await expect(row.locator('dd').first()).toContainText('By yourself: Always avoid');
  await expect(row.locator('dd').first()).toContainText('With someone you trust: Never avoid');
  await looksRight(page);
  await press(page, 'Send my answers');
  await expect(page.getByText('Your score is 1.15. The lowest is 1 and the highest is 5.')).toBeVisible();
  await looksRight(page);
});

test('forty-two questions are answered one by one', async ({ page, clinic }) => {
  await openInvitation(page, clinic.invitations[OBSESSIONS]);
  await expect(page.getByText('Part 2: unwanted thoughts and habits, 42 questions')).toBeVisible();
  await press(page, 'Start');
  await answerPart(page, 0);
  await looksRight(page);
  await answerTheRest(page, 1);
  await looksRight(page);
  await press(page, 'Send my answers');
  await expect(page.getByText('Your answers add up to 42 out of 168.')).toBeVisible();
});

test('words and a day are asked for, and what is wrong with them is said', async ({ page, clinic }) => {
  await openInvitation(page, clinic.invitations[TRAUMA]);
  await press(page, 'Start');
  await answerPart(page, 0);
  const event = page.getByRole('textbox');
  await expect(page.getByText('After a distressing event: first of all')).toBeVisible();
  await looksRight(page);
  await page.waitForTimeout(600);
  await press(page, 'Continue');
  await page.getByRole('link', { name: 'Write your answer in a few words' }).click();
  await expect(event).toBeFocused();
  await looksRight(page);
  await event.fill('x'.repeat(203));
  await expect(page.getByText('You have 3 characters too many')).toBeVisible();
  await press(page, 'Continue');
  await expect(page.getByRole('link', { name: 'Your answer must be 200 characters or fewer' })).toBeVisible();
  await event.fill('A crash on the ring road');
  await goOn(page);

  await looksRight(page);
  await typeBirthday(page, '2035-02-08');
  await press(page, 'Continue');
  await page.getByRole('link', { name: 'The date must be in the past' }).click();
  await expect(page.getByLabel('Day')).toBeFocused();
  await looksRight(page);
  await typeBirthday(page, '2015-02-08');
  await goOn(page);
  await expect(page.getByText('After a distressing event: question 1 of 22')).toBeVisible();
  await answerTheRest(page, 0);
  await expect(page.getByText('A crash on the ring road')).toBeVisible();
  await expect(page.getByText('8 February 2015')).toBeVisible();
});

test('questions that stand alone may be skipped, and nothing is added up', async ({ page, clinic }) => {
  const change = { added: ['employment', 'peqt'], left_out: ['mi', 'wsas', 'gad7'], reason: 'To try them.' };
  const invitation = await inviteAgain(clinic, clinic.invitations[AGORAPHOBIA], 'en-GB', change);
  await openInvitation(page, invitation);
  await expect(page.getByText('Part 2: work, benefits and medicine, up to 10 questions')).toBeVisible();
  await press(page, 'Start');
  await answerPart(page, 0);
  await looksRight(page);
  await press(page, 'Skip this question');
  await expect(page.getByText('Work, benefits and medicine: question 2 of 4')).toBeVisible();
  await answerPart(page, 0);
  await looksRight(page);
  await answerPart(page, 0);
  await looksRight(page);
  await press(page, 'Send my answers');
  await expect(page.getByText('Saved. Your therapist will see your answers.')).toHaveCount(2);
});

/** A wording file in which every text is an invented one, written from right to left. */
function arabic(instrument: string) {
  const file = JSON.parse(readFileSync(`../measures/wording/${instrument}.json`, 'utf8'));
  let number = 0;
  const invented = (words: unknown): unknown => {
    if (typeof words === 'string') return `نص مخترع رقم ${(number += 1)}`;
    if (words === null) return null;
    return Object.fromEntries(Object.entries(words as object).map(([key, word]) => [key, invented(word)]));
  };
  const { instruction, stem, options, items } = file;
  const words = invented({ instruction, stem, ...(options && { options }), items }) as object;
  return JSON.stringify({
    instrument,
    language: 'ar',
    wording_version: 'invented-1',
    licence: 'Invented for a test.',
    expires: null,
    ...words,
  });
}

test.describe('words from right to left', () => {
  test.use({ wording: { 'pdss-ar.json': arabic('pdss') } });

  test('are shown so, among English that is not', async ({ page, clinic }) => {
    const invitation = await inviteAgain(clinic, clinic.invitations[PANIC], 'ar');
    await openInvitation(page, invitation);
    await press(page, 'Start');
    await answerPart(page, 0);
    await expect(page.getByText('Part 2 of 4 · Panic: question 1 of 7')).toBeVisible();
    await expect(heading(page)).toHaveAttribute('lang', 'ar');
    await expect(heading(page)).toHaveAttribute('dir', 'rtl');
    await expect(heading(page)).toContainText('نص مخترع');
    await expect(page.getByText('Invented for a test.')).toBeVisible();
    await looksRight(page);
    const ring = await page.getByRole('radio').first().boundingBox();
    const words = await page.locator('.nhsuk-radios__label').first().boundingBox();
    expect(ring!.x).toBeGreaterThan(words!.x + words!.width / 2);
    await page.waitForTimeout(600);
    await press(page, 'Continue');
    await expect(page.getByRole('alert').getByRole('link')).toHaveText('Select the answer that fits best');
    await expect(page.locator('.nhsuk-error-message')).toHaveCSS('direction', 'ltr');
    await looksRight(page);
    await answerTheRest(page, 1);
    await expect(page.locator('dt').filter({ hasText: 'نص' }).first().locator('span')).toHaveAttribute('lang', 'ar');
    await looksRight(page);
  });
});
