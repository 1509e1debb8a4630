import type { Page } from '@playwright/test';
import { expect, test, type Clinic } from './clinic';
import { answer, answerTheRest, answers, heading, looksRight, openInvitation, press } from './patient';
import { openAppointment, signIn } from './therapist';

/** Two of Amira's patients who have not begun. */
const notBegun = (clinic: Clinic, place: number) =>
  clinic.invitations.filter((one) => one.therapist === 'Amira Hassan')[place];

/** A question of the pack, by the beginning of its words. */
const question = (page: Page, words: string) => page.locator('.bh-together__item').filter({ hasText: words });

const INTEREST = 'Little interest or pleasure in doing things';
const THOUGHTS = 'Thoughts that you would be better off dead';

async function fillIn(page: Page, clinic: Clinic, patient: string) {
  await signIn(page, clinic);
  await openAppointment(page, patient);
  await page.getByRole('link', { name: /^Fill in (by phone|together)$/ }).click();
  await expect(heading(page)).toHaveText(patient);
  await expect(page.getByRole('heading', { name: /^PHQ-9/ })).toBeVisible();
}

/** What says on every screen how much is not saved. */
const notSaved = (page: Page) => page.locator('.bh-unsaved');

const alertToAcknowledge = (page: Page) => page.getByRole('region', { name: 'Alert to acknowledge' });

/** Enters an answer. */
async function enter(page: Page, words: string, option: string) {
  const item = question(page, words);
  await item.getByRole('radio', { name: option, exact: true }).check();
  await expect(item).toContainText(/Entered by Amira Hassan/);
}

test('a pack that nobody has begun is filled in by phone, alerts at once and is sent', async ({ page, clinic }) => {
  const { patient } = notBegun(clinic, 1);
  await fillIn(page, clinic, patient);
  await expect(page.getByText('Over the last 2 weeks, how often have you been bothered').first()).toBeVisible();
  await enter(page, INTEREST, 'Several days');
  await looksRight(page);

  // What the arrow keys pass is not taken for the answer at once; what is left or saved is.
  const thoughts = question(page, THOUGHTS);
  await thoughts.getByRole('radio', { name: 'Not at all' }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await expect(thoughts).toContainText('Not saved yet.');
  await expect(alertToAcknowledge(page)).toBeHidden();
  await press(page, 'Save this answer now');
  const alert = alertToAcknowledge(page);
  await expect(alert).toContainText('Several days');
  const safety = page.getByRole('group', { name: /This answer has raised an alert/ });
  await safety.getByRole('group', { name: 'Do you feel able to keep yourself safe until then?' }).getByLabel('I’m not sure').check();
  await safety.getByRole('button', { name: 'Add to the alert' }).click();
  await expect(safety).toContainText('Added to the alert.');
  await expect(alert).toContainText('I’m not sure');
  await expect(alert).toContainText(/Entered by Amira Hassan/);
  await looksRight(page);

  await press(page, 'Send the answers');
  // One line for each measure, which leads to its first gap.
  const problem = page.getByRole('alert').filter({ hasText: 'There is a problem' });
  await expect(problem.getByRole('link', { name: /^PHQ-9: / })).toHaveCount(1);
  await problem.getByRole('link', { name: /^PHQ-9: \d+ questions have no answer, the first is item 2$/ }).click();
  await expect(question(page, 'Feeling down, depressed, or hopeless').getByRole('radio').first()).toBeFocused();
  // One answer is withheld, the rest are given.
  await question(page, 'Feeling down, depressed, or hopeless').getByRole('button', { name: /^Would rather not answer/ }).click();
  await expect(question(page, 'Feeling down, depressed, or hopeless')).toContainText('Would rather not answer. Entered by Amira Hassan');
  await fillTheRest(page);
  await press(page, 'Send the answers');
  await expect(page.getByRole('alert').filter({ hasText: 'The answers were sent on' })).toBeVisible();
  await looksRight(page);
  await page.getByRole('link', { name: 'See the scores and the answers' }).click();
  await expect(page.getByText(/^Completed \d\d:\d\d$/)).toBeVisible();
  await expect(page.locator('.bh-items__note').filter({ hasText: /^Entered by Amira Hassan/ }).first()).toBeVisible();
});

/** Chooses something wherever nothing is chosen, until every question has an answer. */
async function fillTheRest(page: Page) {
  const open = page.locator('.bh-together__item').filter({ hasText: 'No answer yet.' });
  while (await open.count()) {
    const left = await open.count();
    const item = open.first();
    if (await item.getByRole('radio').count()) await item.getByRole('radio').nth(1).check();
    else await item.getByRole('button', { name: /^Would rather not answer/ }).click();
    await heading(page).focus();
    await expect.poll(() => open.count()).not.toBe(left);
  }
}

test('both answer the same pack: neither overwrites the other unseen, and the one who is asked decides', async ({ page, browser, clinic }) => {
  const invitation = notBegun(clinic, 1);
  const phone = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const patient = await phone.newPage();
  await openInvitation(patient, invitation);
  await press(patient, 'Start');
  await fillIn(page, clinic, invitation.patient);

  // What the patient answers shows by itself.
  await answer(patient, 'Several days');
  const interest = question(page, INTEREST);
  await expect(interest).toContainText('Answered by the patient, first device');
  await expect(interest.getByRole('radio', { name: 'Several days' })).toBeChecked();

  // The therapist has no line when they answer the second question, and the patient answers it meanwhile.
  const down = question(page, 'Feeling down, depressed, or hopeless');
  await page.context().setOffline(true);
  await down.getByRole('radio', { name: 'Nearly every day' }).check();
  await expect(down).toContainText('Not saved.');
  const saved = patient.waitForResponse((reply) => reply.url().endsWith('/api/save-answer'));
  await answer(patient, 'Not at all');
  await saved;
  await page.context().setOffline(false);
  const both = page.getByRole('group', { name: 'Two answers to PHQ-9 item 2' });
  await expect(both).toContainText('0 Not at all. Answered by the patient', { timeout: 40_000 });
  await expect(both).toContainText('3 Nearly every day. Entered by Amira Hassan');
  await looksRight(page);
  await both.getByRole('button', { name: 'Use ‘3 Nearly every day’' }).click();
  await expect(both).toBeHidden();
  await expect(down).toContainText(/Entered by Amira Hassan/);

  // The patient, coming back, finds what stands; and what they say after that stands.
  await openInvitation(patient, invitation);
  await press(patient, 'Continue');
  await answers(patient, 'Several days', 1);
  await expect(question(page, 'Trouble falling or staying asleep')).toContainText('Answered by the patient');
  await phone.close();
});

test('a pack that the patient sends closes for the therapist who is in it', async ({ page, browser, clinic }) => {
  const invitation = notBegun(clinic, 1);
  const phone = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const patient = await phone.newPage();
  await openInvitation(patient, invitation);
  await press(patient, 'Start');
  await answers(patient, 'Several days', 8);
  await answer(patient, 'Not at all');
  await answerTheRest(patient, 1);
  await fillIn(page, clinic, invitation.patient);
  await enter(page, INTEREST, 'Not at all');
  await press(patient, 'Send my answers');
  await expect(heading(patient)).toHaveText('Your answers have been sent');
  const closed = page.getByRole('alert').filter({ hasText: 'The answers were sent on' });
  await expect(closed).toBeFocused();
  await expect(page.getByText('Nothing can be entered any more.')).toBeVisible();
  await looksRight(page);
  await phone.close();

  // What is to be put right now is an amendment.
  await page.getByRole('link', { name: 'See the scores and the answers' }).click();
  const card = page.getByRole('region', { name: 'PHQ-9', exact: true });
  await expect(card.locator('.bh-total__number')).toHaveText('7');
  await page.getByText('Amend an answer of the PHQ-9').click();
  const form = page.locator('form').filter({ hasText: 'Which answer?' }).filter({ visible: true });
  await expect(form.getByText('It is: 0 Not at all')).toBeVisible();
  await form.getByRole('button', { name: 'Add the amendment' }).click();
  await expect(form.getByRole('alert')).toBeVisible();
  await form.getByRole('radio', { name: 'Nearly every day' }).check();
  await form.getByLabel('Why?').selectOption('The patient corrected it');
  await form.getByRole('button', { name: 'Add the amendment' }).click();
  await expect(form.getByText('Amended. The answer that was sent is kept beside it.')).toBeVisible();
  await expect(card.locator('.bh-total__number')).toHaveText('10');
  await expect(card).toContainText('Amended, 7 as sent.');
  await expect(page.getByText(/^Amended on .* by Amira Hassan: The patient corrected it\.$/)).toBeVisible();
  await expect(page.getByText('Sent as: 0 Not at all')).toBeVisible();
  await looksRight(page);

  // An amendment that asks for attention does so at once.
  await form.getByLabel('Which answer?').selectOption('item 9');
  await form.getByRole('radio', { name: 'Several days' }).check();
  await form.getByRole('button', { name: 'Add the amendment' }).click();
  await expect(alertToAcknowledge(page)).toContainText('Several days');
});

test('an answer that was only tapped is saved and raises its alert, though Back follows at once', async ({ page, clinic }) => {
  const { patient } = notBegun(clinic, 1);
  await fillIn(page, clinic, patient);
  // Whoever is asked, because it is not saved yet, goes all the same.
  page.on('dialog', (asked) => asked.accept());
  const thoughts = question(page, THOUGHTS);
  await thoughts.getByRole('radio', { name: 'Nearly every day' }).check();
  await page.goBack();
  await expect(page).toHaveURL(/#appointment-/);
  await expect(alertToAcknowledge(page)).toContainText('Nearly every day');
  await page.goForward();
  await expect(thoughts.getByRole('radio', { name: 'Nearly every day' })).toBeChecked();
  await expect(thoughts).toContainText(/Entered by Amira Hassan/);

  // What the arrow keys reached is the answer once the page is left.
  const interest = question(page, INTEREST);
  await interest.getByRole('radio', { name: 'Not at all' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(interest).toContainText('Not saved yet.');
  await page.goBack();
  await expect(page).toHaveURL(/#appointment-/);
  await page.goForward();
  await expect(interest.getByRole('radio', { name: 'Several days' })).toBeChecked();
  await expect(interest).toContainText(/Entered by Amira Hassan/);
  await expect(notSaved(page)).toHaveText('');
});

test('what is entered without a line is counted, asked about on leaving and on closing, and saved by itself later', async ({ page, context, clinic }) => {
  const { patient } = notBegun(clinic, 1);
  await fillIn(page, clinic, patient);
  await context.setOffline(true);
  const [interest, thoughts] = [question(page, INTEREST), question(page, THOUGHTS)];
  await interest.getByRole('radio', { name: 'Several days' }).check();
  await thoughts.getByRole('radio', { name: 'Nearly every day' }).check();
  await expect(thoughts).toContainText('Not saved.');
  await expect(notSaved(page)).toContainText('2 answers are not saved.');
  await expect(notSaved(page)).toBeInViewport();
  await looksRight(page);
  await notSaved(page).getByRole('link', { name: 'Go to PHQ-9 item 1' }).click();
  await expect(interest.getByRole('radio').first()).toBeFocused();

  // Leaving the page or closing the window would lose them, and asks.
  const staying = async (leave: Promise<void>) => {
    const asked = await page.waitForEvent('dialog');
    expect(asked.type()).toBe('beforeunload');
    await asked.dismiss();
    await leave;
  };
  await staying(page.getByRole('link', { name: 'Back to the appointment' }).click());
  await staying(page.close({ runBeforeUnload: true }));
  await expect(page).toHaveURL(/#together-/);
  await expect(notSaved(page)).toContainText('2 answers are not saved.');

  await context.setOffline(false);
  await expect(notSaved(page)).toHaveText('', { timeout: 40_000 });
  await expect(alertToAcknowledge(page)).toContainText('Nearly every day', { timeout: 40_000 });
  await page.getByRole('link', { name: 'Back to the appointment' }).click();
  await expect(page).toHaveURL(/#appointment-/);
  await expect(alertToAcknowledge(page)).toContainText('Nearly every day');
  await page.goBack();
  await expect(interest.getByRole('radio', { name: 'Several days' })).toBeChecked();
  await expect(interest).toContainText(/Entered by Amira Hassan/);
  await expect(thoughts).toContainText(/Entered by Amira Hassan/);
});
