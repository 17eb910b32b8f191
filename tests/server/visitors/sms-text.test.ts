import { assert, constantFrom, property, string } from 'fast-check';
import { Instant, TimeZone } from '../../../contract/primitives.ts';
import { smsText } from '../../../server/modules/visitors/sms/sms-text.ts';
import { delayAfter, MOST_TRIES } from '../../../server/modules/visitors/sms/send-sms.ts';

const reception = {
  name: 'HQ',
  address: '',
  language: 'en-GB',
  timeZone: TimeZone.parse('Europe/Copenhagen'),
};
const start = Instant.parse('2026-12-02T11:00:00Z');

describe('an SMS', () => {
  test.each([
    ['en-GB', 'HQ: Anna Holm expects you on Wed, 2 Dec 2026, 12:00.'],
    ['da', 'HQ: Anna Holm venter dig ons. 2. dec. 2026'],
    ['de', 'HQ: Anna Holm erwartet Sie am Mi., 2. Dez. 2026'],
    ['fr', 'HQ : Anna Holm vous attend le mer. 2 déc. 2026'],
  ])('speaks %s', (language, text) => {
    expect(smsText({ say: 'invited', start }, reception, 'Anna Holm', language)).toContain(text);
  });

  test('says the address to whoever is to come, and to nobody else', () => {
    const there = { ...reception, address: 'Havnegade 1\nCopenhagen' };
    expect(smsText({ say: 'changed', start }, there, 'Anna Holm', null)).toBe(
      'HQ: changed, Anna Holm now expects you on Wed, 2 Dec 2026, 12:00. Havnegade 1 Copenhagen',
    );
    expect(smsText({ say: 'canceled', start }, there, 'Anna Holm', null)).toBe(
      'HQ: your visit to Anna Holm on Wed, 2 Dec 2026, 12:00 is canceled.',
    );
  });

  test('fits four parts of 67 letters, whatever somebody is called, on one line', () => {
    assert(
      property(
        string({ unit: 'grapheme-ascii', maxLength: 300 }),
        string({ unit: 'grapheme-ascii', maxLength: 300 }),
        string({ unit: 'grapheme-ascii', maxLength: 300 }),
        constantFrom('en', 'da', 'de', 'fr'),
        constantFrom('invited' as const, 'changed' as const),
        (name, host, address, language, say) => {
          const text = smsText({ say, start }, { ...reception, name, address }, host, language);
          expect(text.length).toBeLessThanOrEqual(268);
          expect(text).not.toContain('\n');
        },
      ),
    );
  });

  test('is tried for some hours, each time later, and then given up', () => {
    const delays = Array.from({ length: MOST_TRIES }, (_, at) => delayAfter(at + 1));
    const waits = delays.slice(0, -1).map((one) => one ?? 0);
    expect(delays.at(-1)).toBeNull();
    expect(waits.every((one, at) => at === 0 || one > (waits[at - 1] ?? 0))).toBe(true);
    const hours = waits.reduce((sum, one) => sum + one, 0) / 3_600;
    expect(hours).toBeGreaterThan(2);
    expect(hours).toBeLessThan(6);
  });
});
