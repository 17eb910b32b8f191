import { Instant, TimeZone } from '../../../contract/primitives.ts';
import { firstNameOf, isSameName } from '../../../server/modules/visitors/kiosk/own-name.ts';
import { codeHash, newCode } from '../../../server/modules/visitors/kiosk/pairing-code.ts';
import { isForKiosk } from '../../../server/modules/visitors/kiosk/pass-counts.ts';
import { rulesToAccept, textFor } from '../../../server/modules/visitors/rules/rules-to-accept.ts';
import { limitMisses } from '../../../server/http/limit-misses.ts';

test.each([
  ['Vera Olsen', 'Vera'],
  ['Olsen, Vera Marie', 'Vera'],
  ['Dr. Vera Olsen', 'Vera'],
  ['Prof. Dr. Vera Olsen', 'Vera'],
  ['王小明', '王小明'],
  ['Prince', 'Prince'],
  ['Dr.', 'Dr.'],
  ['Jean-Luc Picard', 'Jean-Luc'],
  ['X', 'X'],
])('a kiosk calls %s by the name %s', (name, called) => {
  expect(firstNameOf(name)).toBe(called);
});

test.each([
  ['Vera Olsen', 'vera OLSEN', true],
  ['Olsen, Vera', 'Vera Olsen', true],
  ['Zoë Ærø', 'zoe aero', true],
  ['O’Brien, Seán', "sean o'brien", true],
  ['Jean-Luc Picard', 'Jean Luc Picard', true],
  ['Groß', 'GROSS', true],
  ['Vera Olsen', 'Vera', false],
  ['Vera Olsen', 'Vera Olsen Berg', false],
  ['', '', false],
  ['...', '', false],
])('%s and %s are the same name: %s', (one, other, isSame) => {
  expect([isSameName(one, other), isSameName(other, one)]).toEqual([isSame, isSame]);
});

test('a pairing code is typed in any case, with blanks or without the hyphen', () => {
  const code = newCode();
  expect(codeHash(` ${code.toLowerCase().replace('-', ' ')}`)).toEqual(codeHash(code));
  expect(codeHash(code.slice(1))).not.toEqual(codeHash(code));
  expect(new Set(Array.from({ length: 200 }, newCode)).size).toBe(200);
});

const visit = (more: object = {}) => ({
  link: 'of the meeting',
  leftAt: null,
  status: 'notified' as const,
  isHeld: false,
  start: Instant.parse('2026-12-02T11:00:00.000Z'),
  end: Instant.parse('2026-12-02T12:00:00.000Z'),
  ...more,
});

describe('a pass counts', () => {
  const copenhagen = TimeZone.parse('Europe/Copenhagen');
  const counts = (now: string, more: object = {}) => isForKiosk(visit(more), copenhagen, Instant.parse(now));

  test('from midnight to midnight on the wall of the reception', () => {
    expect(counts('2026-12-01T22:59:59.999Z')).toBe(false);
    expect(counts('2026-12-01T23:00:00.000Z')).toBe(true);
    expect(counts('2026-12-02T22:59:59.999Z')).toBe(true);
    expect(counts('2026-12-02T23:00:00.000Z')).toBe(false);
  });

  test('through a night in which the clock changes, until midnight after its end', () => {
    // Summer time ends on 25 October 2026 at 3:00 in Copenhagen.
    const night = {
      status: 'on-site',
      start: Instant.parse('2026-10-24T20:00:00.000Z'),
      end: Instant.parse('2026-10-25T05:00:00.000Z'),
    };
    expect(counts('2026-10-25T22:59:59.999Z', night)).toBe(true);
    expect(counts('2026-10-25T23:00:00.000Z', night)).toBe(false);
  });

  test.each(['off-site', 'canceled', 'no-show'] as const)('not for a visit that is %s', (status) => {
    expect(counts('2026-12-02T10:00:00.000Z', { status })).toBe(false);
  });

  test('again on the next day of a meeting for somebody who left in the evening', () => {
    const days = {
      status: 'off-site',
      start: Instant.parse('2026-12-01T08:00:00.000Z'),
      end: Instant.parse('2026-12-03T15:00:00.000Z'),
      leftAt: Instant.parse('2026-12-01T16:00:00.000Z'),
    };
    expect(counts('2026-12-01T17:00:00.000Z', days)).toBe(false);
    expect(counts('2026-12-02T08:00:00.000Z', days)).toBe(true);
    expect(counts('2026-12-04T08:00:00.000Z', days)).toBe(false);
  });

  test('not while the meeting has no room', () => {
    expect(counts('2026-12-02T10:00:00.000Z', { isHeld: true })).toBe(false);
  });
});

const published = (version: number, texts: object | null) => ({
  version,
  texts: texts && { en: '', da: '', de: '', fr: '', ...texts },
  publishedAt: Instant.parse('2026-12-01T08:00:00.000Z'),
  publishedBy: 'Hana',
});

describe('house rules', () => {
  const at = Instant.parse('2026-12-01T09:00:00.000Z');

  test('are accepted once per version', () => {
    const second = published(2, { en: 'two' });
    expect(rulesToAccept(second, null)).toMatchObject({ version: 2 });
    expect(rulesToAccept(second, { version: 1, at, language: 'en' })).toMatchObject({ version: 2 });
    expect(rulesToAccept(second, { version: 2, at, language: 'en' })).toBeNull();
    expect(rulesToAccept(published(3, null), null)).toBeNull();
    expect(rulesToAccept(null, null)).toBeNull();
  });

  test('are read in one’s own language, else in that of the reception, else in the first there is', () => {
    const texts = { en: '', da: 'dansk', de: 'deutsch', fr: '' };
    expect(textFor(texts, 'de', 'da-DK')).toEqual({ language: 'de', text: 'deutsch' });
    expect(textFor(texts, 'fr', 'de-CH')).toEqual({ language: 'de', text: 'deutsch' });
    expect(textFor(texts, 'fr', 'sv')).toEqual({ language: 'da', text: 'dansk' });
  });
});

test('misses are counted while they are tried, hits and failures are not', async () => {
  const misses = limitMisses(2);
  for (let at = 0; at < 5; at += 1) expect(await misses.try('a', () => Promise.resolve('hit'))).toBe('hit');
  await expect(misses.try('a', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
  const tried = await Promise.allSettled(
    Array.from({ length: 4 }, () => misses.try('a', () => Promise.resolve(null))),
  );
  expect(tried.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected']);
  await expect(misses.try('a', () => Promise.resolve('hit'))).rejects.toMatchObject({
    code: 'too-many-requests',
  });
  expect(await misses.try('b', () => Promise.resolve('hit'))).toBe('hit');
});
