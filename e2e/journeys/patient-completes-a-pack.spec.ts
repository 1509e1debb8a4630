import { expect, test } from './clinic';
import { answer, answerPart, answers, answerTheRest, heading, looksRight, openInvitation, press, typeBirthday } from './patient';

test('a patient completes a pack, is helped at once, changes an answer and sends', async ({ page, clinic }) => {
  const invitation = clinic.invitations[1];
  await page.goto(invitation.link);
  await expect(page).toHaveURL(`${clinic.base_url}/`);
  await expect(heading(page)).toHaveText('Questions to answer before your appointment');
  await looksRight(page);

  await press(page, 'Continue');
  await expect(page.getByRole('alert')).toContainText('Enter your date of birth');
  await expect(page).toHaveTitle(/^Error: /);
  await looksRight(page);
  await page.getByRole('link', { name: 'Enter your date of birth' }).click();
  await expect(page.getByLabel('Day')).toBeFocused();

  await typeBirthday(page, '1901-02-03');
  await press(page, 'Continue');
  await page.getByRole('alert').getByRole('link', { name: /The date of birth and the link do not match/ }).click();
  await expect(page.getByLabel('Day')).toBeFocused();
  await looksRight(page);

  await typeBirthday(page, invitation.date_of_birth);
  await press(page, 'Continue');
  await expect(heading(page)).toHaveText('What we will ask');
  await expect(heading(page)).toBeFocused();
  await looksRight(page);

  await press(page, 'Start');
  await expect(page.getByText('Low mood: question 1 of 9')).toBeVisible();
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
  await looksRight(page);
  await press(page, 'Continue');
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page).toHaveTitle(/^Error: /);
  await looksRight(page);

  // Choosing is not sending: the question stays until Continue.
  await page.getByRole('radio', { name: 'Nearly every day' }).check();
  await expect(page.getByText('Low mood: question 1 of 9')).toBeVisible();
  await press(page, 'Continue');
  await expect(page.getByText('Low mood: question 2 of 9')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('radio', { name: 'Nearly every day' })).toBeChecked();
  await page.goForward();
  await answers(page, 'Several days', 7);

  const thoughts = 'Thoughts that you would be better off dead or of hurting yourself in some way';
  await expect(heading(page)).toContainText(thoughts);
  await looksRight(page);
  await answer(page, 'Several days');
  await expect(heading(page)).toHaveText('Thank you for telling us');
  await expect(page.locator('main').getByRole('link', { name: /999/ }).first()).toHaveAttribute('href', 'tel:999');
  await expect(page.locator('main').getByRole('link', { name: /116 123/ })).toHaveAttribute('href', 'tel:116123');
  await expect(page.locator('main').getByRole('link', { name: /85258/ })).toHaveAttribute('href', /^sms:85258/);
  await looksRight(page);
  await page.getByRole('radio', { name: 'I’m not sure' }).check();
  await press(page, 'Continue');
  await expect(page.getByText('Do not wait for us.')).toBeVisible();
  await looksRight(page);
  await press(page, 'Continue');

  await expect(page.getByText('one more question')).toBeVisible();
  await looksRight(page);
  await answer(page, 'Somewhat difficult');
  await expect(page.getByText('Part 2 of 4 · Being with other people: question 1 of 17')).toBeVisible();
  await looksRight(page);
  await answerPart(page, 2);
  await answers(page, 'Not at all', 7);
  await expect(page.getByText('Daily life: question 1 of 5')).toBeVisible();
  await looksRight(page);
  await answer(page, 'Does not apply');
  await answers(page, '3', 4);

  await expect(heading(page)).toHaveText('Check your answers');
  await expect(page.getByText('Your answers have not been sent yet.')).toBeVisible();
  await expect(page.getByText('3 – between ‘A little’ and ‘Quite a lot’')).toHaveCount(4);
  await looksRight(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(/^For your appointment on /)).toBeVisible();
  await expect(page.locator('main').getByRole('link')).toHaveCount(0);
  await page.emulateMedia({ media: null });
  await page.getByRole('link', { name: new RegExp(`Change.*${thoughts}`) }).click();
  await expect(page.getByRole('radio', { name: 'Several days' })).toBeChecked();
  await answer(page, 'Not at all');
  await expect(heading(page)).toHaveText('Check your answers');

  await press(page, 'Send my answers');
  await expect(heading(page)).toHaveText('Your answers have been sent');
  await expect(page.getByText('Your answers add up to 10 out of 27.')).toBeVisible();
  await looksRight(page);

  await page.goBack();
  await expect(heading(page)).toHaveText(/sent/);
  await page.goto('about:blank');
  await page.goto(invitation.link);
  await typeBirthday(page, invitation.date_of_birth);
  await press(page, 'Continue');
  await expect(heading(page)).toHaveText('You have already sent your answers');
  await expect(page.locator('main')).not.toContainText('Several days');
  await looksRight(page);
});

test('a patient who would rather talk is helped, and has no total', async ({ page, clinic }) => {
  await openInvitation(page, clinic.invitations[2]);
  await press(page, 'Start');
  await answers(page, 'Not at all', 8);
  await press(page, 'I’d rather talk about this with my therapist');
  await expect(heading(page)).toHaveText('Thank you for telling us');
  await expect(page.getByText('You do not have to answer this here.')).toBeVisible();
  await press(page, 'Continue');
  await answerTheRest(page, 0);
  await press(page, 'Send my answers');
  await expect(page.getByText('Not added up: you answered 8 of 9 questions here.')).toBeVisible();
  await expect(page.locator('main').getByRole('link', { name: /116 123/ }).first()).toBeVisible();
});

test('a patient stops, comes back to the same link and goes on where they were', async ({ page, clinic }) => {
  const invitation = clinic.invitations[3];
  await openInvitation(page, invitation);
  await press(page, 'Start');
  await answers(page, 'Several days', 4);
  await page.route('**/api/close-sitting', (route) =>
    route.fulfill({ status: 503, contentType: 'application/json', body: '"busy"' }),
  );
  await page.getByRole('link', { name: 'Stop and come back later' }).click();
  await expect(page.getByRole('alert')).toContainText('We cannot save anything at the moment.');
  await looksRight(page);
  await page.unroute('**/api/close-sitting');
  await press(page, 'Try again');
  await expect(heading(page)).toHaveText('Your answers are saved');
  await looksRight(page);

  await page.goto('about:blank');
  await openInvitation(page, invitation);
  await expect(page.getByText(/You have answered 4 of \d+ questions/)).toBeVisible();
  await looksRight(page);
  await press(page, 'Continue');
  await expect(page.getByText('Low mood: question 5 of 9')).toBeVisible();
});
