import { Instant } from '../../../contract/primitives.ts';
import { VisitorTexts } from '../../../contract/visitor-texts.ts';
import { renderNotices } from '../../../server/modules/messages/render-notices.ts';
import { ownText } from '../../../server/modules/visitors/own-text.ts';

const at = Instant.parse('2026-12-01T11:00:00Z');
const slot = {
  start: Instant.parse('2026-12-02T11:00:00Z'),
  end: Instant.parse('2026-12-02T12:00:00Z'),
  rooms: ['Reception CPH', 'HQ'],
};
const own = {
  subject: '{visitor}: welcome at {reception}, {start}',
  paragraph: 'Hello {visitor} of {company}.\n{host} meets you in {room}, {address}, until {end}.',
  company: 'Fabrikam',
  room: 'Fjord',
  reception: 'Reception CPH',
  address: 'Havnegade 1\n1058 København',
};

function mailWith(more: { readonly own?: object; readonly visitor?: string }) {
  const facts = {
    visitor: 'Vera Olsen',
    host: 'Anna Holm',
    directions: 'The usual directions.',
    retentionDays: 30,
    slot,
    own,
    ...more,
  };
  const notice = { key: 'k', link: 'l', item: 'visit-1', at, template: 'visit-invited', facts } as const;
  const to = { kind: 'person', mail: 'v@x.example', language: 'da', timeZone: 'Europe/Copenhagen' } as const;
  return renderNotices([{ ...notice, facts: { ...facts, own: { ...own, ...more.own } }, to }], {
    language: 'da',
    timeZone: 'Europe/Copenhagen',
    portalUrl: 'https://foyer.test/portal/',
  });
}

test('placeholders become what they stand for, times as the visitor writes them', () => {
  const { subject, text } = mailWith({});
  expect(subject).toBe('Vera Olsen: welcome at Reception CPH, ons. 2. dec. 2026, 12.00');
  expect(text).toContain(
    'Hello Vera Olsen of Fabrikam.\nAnna Holm meets you in Fjord, Havnegade 1\n1058 København',
  );
  expect(text).not.toContain('The usual directions.');
});

test('the calendar file says the same', () => {
  const { calendars } = mailWith({});
  expect(calendars[0]?.text.replaceAll('\r\n ', '')).toContain('Hello Vera Olsen of Fabrikam.');
});

test('markup in a name or in a text is read as characters', () => {
  const { html } = mailWith({
    visitor: '<img src=x onerror=alert(1)>',
    own: { paragraph: '<b>{visitor}</b> & {company}', company: '"Fab"' },
  });
  expect(html).not.toContain('<img src=x');
  expect(html).not.toContain('<b>');
  expect(html).toContain('&#60;b&#62;&#60;img src=x onerror=alert(1)&#62;&#60;/b&#62; &#38; &#34;Fab&#34;');
});

test('a name that is read from the right stands by itself, others are as they were typed', () => {
  expect(mailWith({ visitor: 'ורה כהן' }).subject).toMatch(/^\u2068ורה כהן\u2069: welcome/);
  expect(mailWith({}).subject).not.toMatch(/[\u2066-\u2069]/);
});

test('what is filled in is not read again as a placeholder, and an address in a subject stays on one line', () => {
  const { subject } = mailWith({ visitor: '{host}', own: { subject: '{visitor} at {address}' } });
  expect(subject).toBe('{host} at Havnegade 1, 1058 København');
});

const texts = VisitorTexts.parse({
  en: { subject: 'English', paragraph: 'in English' },
  da: { subject: 'Dansk', paragraph: 'på dansk' },
  fr: { subject: 'Bienvenue' },
});

test.each([
  ['the language of the visitor', 'da-DK', 'en', 'Dansk', 'på dansk'],
  ['the language of the reception for who has none', null, 'da', 'Dansk', 'på dansk'],
  ['no subject of another language, but what to bring', 'de', 'da', '', 'på dansk'],
  ['part by part', 'fr', 'da', 'Bienvenue', 'på dansk'],
  ['English where a language is not written', 'sv', 'da', 'English', 'in English'],
])('a visitor reads %s', (_what, speaks, language, subject, paragraph) => {
  expect(ownText({ texts, language }, speaks)).toEqual({ subject, paragraph });
});

test.each([
  [{ subject: 'For {guest}' }, 'has {guest}, which is not known'],
  [{ subject: 'two\nlines' }, 'must be one line'],
  [{ paragraph: '{Visitor} {}' }, 'has {Visitor}, which is not known'],
  [{ subject: 'x'.repeat(121) }, 'at most 120'],
  [{ paragraph: '\u202Eturned' }, 'ordinary characters'],
])('%j is refused when it is saved', (text, said) => {
  const { error } = VisitorTexts.safeParse({ da: text });
  expect(error?.issues[0]?.message).toContain(said);
  expect(error?.issues[0]?.path[0]).toBe('da');
});

test('braces that do not close are ordinary characters', () => {
  expect(VisitorTexts.safeParse({ da: { paragraph: 'a { b } {visitor} {' } }).success).toBe(false); // { b } is closed
  expect(VisitorTexts.safeParse({ da: { paragraph: 'a { b, {visitor} {' } }).success).toBe(true);
});
