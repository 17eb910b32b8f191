import { noticeTemplates } from '../../../server/modules/messages/notice-facts.ts';
import { renderMail } from '../../../server/modules/messages/render-mail.ts';
import { wordsOf } from '../../../server/modules/messages/texts/index.ts';
import { aChange, aCreation, aSlot } from './notices.ts';

const reader = { language: 'en-GB', timeZone: 'Europe/Copenhagen', portalUrl: 'https://foyer.test/portal/' };
const moved = aChange('a', aSlot('11:00', 'fjord'), aSlot('12:00', 'skov'), 1);

describe('a mail', () => {
  test('says what was and what is now by the reader’s clock, and names that clock', () => {
    const { text, subject } = renderMail([moved], reader);

    expect(subject).toMatch(/^Request to House team: changed/);
    expect(text).toMatch(/Before: .*12:00.13:00.* fjord/);
    expect(text).toMatch(/Now: .*13:00.14:00.* skov/);
    expect(text).toContain('All times are Copenhagen time.');
  });

  test('is written for New York by the clock of New York', () => {
    const { text } = renderMail([moved], { ...reader, timeZone: 'America/New_York' });

    expect(text).toMatch(/Before: .*06:00.07:00/);
  });

  test.each([
    ['da-DK', 'ændret', 'Før'],
    ['de-AT', 'geändert', 'Vorher'],
    ['fr', 'modifiée', 'Avant'],
  ])('speaks %s', (language, changed, before) => {
    const mail = renderMail([moved], { ...reader, language });

    expect(mail.subject).toContain(changed);
    expect(mail.text).toContain(before);
    expect(mail.html).toContain(`<html lang="${language}">`);
  });

  test.each([
    ['en', 'and 51 more'],
    ['da', 'og 51 til'],
    ['de', 'und 51 weitere'],
    ['fr', 'et 51 autres'],
  ])('says in %s how many more dates of a series changed alike', (language, words) => {
    const after = { ...aSlot('12:00', 'skov'), moreDates: 51 };
    const { text } = renderMail([aChange('a', aSlot('11:00', 'fjord'), after, 1)], { ...reader, language });

    expect(text).toContain(words);
  });

  test('speaks English to whoever reads a language that it does not know', () => {
    expect(renderMail([moved], { ...reader, language: 'tlh' }).subject).toContain('changed');
  });

  test('shows what somebody wrote as text, never as markup', () => {
    const mail = renderMail(
      [aChange('a', aSlot('11:00', '<b>fjord'), aSlot('12:00', 'skov'), 1, { text: '<script>x</script>' })],
      reader,
    );

    expect(mail.html).not.toMatch(/<script|<b>/);
    expect(mail.html).toContain('&#60;script&#62;');
    expect(mail.text).toContain('<script>x</script>');
  });

  test('of a series on many dates is a digest: a dozen are shown and the rest counted', () => {
    const notices = Array.from({ length: 52 }, (_, index) =>
      aCreation(`date-${index}`, aSlot('11:00', 'fjord'), index % 60),
    );

    const { text, subject } = renderMail(notices, reader);

    expect(subject).toBe('52 changes to requests for a meeting');
    expect(text.match(/Request to House team/g)).toHaveLength(12);
    expect(text).toContain('and 40 more');
  });

  test.each(['en', 'da', 'de', 'fr'])('has a sentence in %s for everything that can be told', (language) => {
    const { title } = wordsOf(language).words;

    expect(Object.keys(title).toSorted()).toEqual([...noticeTemplates].toSorted());
  });
});
