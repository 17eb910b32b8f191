import { getCountries, getExampleNumber } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { checkVisitors } from '../../../server/modules/visitors/check-visitors.ts';
import type { Details } from '../../../server/modules/visitors/check-visitors.ts';
import type { Reception } from '../../../server/modules/visitors/reception.ts';
import { asE164 } from '../../../server/modules/visitors/phone.ts';
import { afterStep, stepsFor } from '../../../server/modules/visitors/visit-steps.ts';
import { Instant } from '../../../contract/primitives.ts';

const row = (change: Partial<Details>): Details => ({
  name: 'Vera Olsen',
  mail: null,
  company: null,
  phone: null,
  note: '',
  carPlate: null,
  language: null,
  group: null,
  answers: {},
  ...change,
});
const desk = {
  name: 'Reception CPH',
  country: 'DK',
  asks: {
    mail: 'optional',
    company: 'optional',
    phone: 'optional',
    carPlate: 'hidden',
    language: 'hidden',
    fields: [],
  },
} as Pick<Reception, 'name' | 'asks' | 'country'>;
const pointers = { pointerOf: (at: number, field: string) => `/${at}/${field}`, before: [] };

describe('a list of visitors', () => {
  test.each([
    ['20 30 40 50', 'DK', '+4520304050'],
    ['+45 20 30 40 50', 'US', '+4520304050'],
    ['0045 20304050', 'DK', '+4520304050'],
    ['(212) 055-0123', 'US', null],
    ['(212) 736-5000', 'US', '+12127365000'],
    ['020 7946 0958', 'GB', '+442079460958'],
    ['06 12 34 56 78', 'FR', '+33612345678'],
    ['030/901820', 'DE', '+4930901820'],
    ['03-3201-3331', 'JP', '+81332013331'],
    ['06 1234 5678', 'IT', '+390612345678'],
    ['06 698 1234', 'IT', '+39066981234'],
    ['(02) 9374 4000', 'AU', '+61293744000'],
    ['(11) 96123-4567', 'BR', '+5511961234567'],
    ['098765 43210', 'IN', '+919876543210'],
    ['8 (495) 123-45-67', 'RU', '+74951234567'],
    ['02-312-3456', 'KR', '+8223123456'],
    ['٢٠٣٠٤٠٥٠', 'DK', '+4520304050'],
    ['+45 (0) 20 30 40 50', 'DK', null],
    ['112', 'DK', null],
    ['1-800-FLOWERS', 'US', null],
    ['12', 'DK', null],
    ['20 30 40 50 ext. 7', 'DK', null],
    ['call me', 'DK', null],
  ])('keeps the number %s, dialled from %s, as %s', (written, country, kept) => {
    expect(asE164(written, country)).toBe(kept);
  });

  test('keeps a number of every country as it is written there, and from elsewhere with its code', () => {
    const countries = getCountries();
    const numbers = countries.flatMap((country) => getExampleNumber(country, examples) ?? []);
    expect(numbers.length).toBeGreaterThan(230);
    const wrong = numbers.flatMap((number) => {
      const country = number.country ?? '';
      const kept = [
        asE164(number.formatNational(), country),
        asE164(number.formatNational().replaceAll(/[\s()-]+/g, '.'), country),
        asE164(number.formatInternational(), country === 'DK' ? 'SE' : 'DK'),
        asE164(number.formatInternational().replace('+', '00'), 'DK'),
      ];
      return kept.every((one) => one === number.number) ? [] : [[country, number.formatNational(), ...kept]];
    });
    expect(wrong).toEqual([]);
  });

  test('is refused as a whole, with every field that cannot be', () => {
    const rows = [
      row({ mail: 'vera@fabrikam.example' }),
      row({ name: 'Bo', phone: '12' }),
      row({ name: 'Cy', mail: 'vera@fabrikam.example' }),
      row({ name: 'Di' }),
    ];
    const there = [{ name: 'DI', company: null, mail: null }];
    const asks = { ...desk.asks, company: 'required' } as const;
    expect(() => checkVisitors(rows, { ...desk, asks }, there, pointers)).toThrow(
      expect.objectContaining({
        code: 'invalid-request',
        message: '4 visitors cannot be registered so. Nobody was registered.',
        extra: {
          errors: [
            { pointer: '/0/company', detail: 'Reception CPH asks for it' },
            { pointer: '/1/company', detail: 'Reception CPH asks for it' },
            {
              pointer: '/1/phone',
              detail:
                'is no telephone number in Denmark; write it with + and the country code if it is from elsewhere',
            },
            { pointer: '/2/company', detail: 'Reception CPH asks for it' },
            { pointer: '/2/mail', detail: 'is expected at this meeting already' },
            { pointer: '/3/company', detail: 'Reception CPH asks for it' },
            { pointer: '/3/name', detail: 'is expected at this meeting already' },
          ],
        },
      }),
    );
  });

  test('takes two people of one name who work for two companies, and names of any script', () => {
    const rows = [
      row({ name: 'Li' }),
      row({ name: 'Li', company: 'Fabrikam' }),
      row({ name: '李' }),
      row({ name: 'ليلى' }),
      row({ name: 'x'.repeat(300) }),
    ];
    expect(checkVisitors(rows, desk, [], pointers)).toEqual(rows.map((one) => ({ ...one, answers: [] })));
  });
});

describe('at the desk a visitor', () => {
  const now = Instant.parse('2026-12-02T10:55:00Z');
  const at = { now, today: Instant.parse('2026-12-01T23:00:00Z') };
  const visit = {
    link: 'of the meeting',
    status: 'notified',
    arrivedAt: null,
    leftAt: null,
    leftBy: null,
    backAt: null,
    earlier: [],
    end: Instant.parse('2026-12-02T12:00:00Z'),
    told: null,
    endedBy: null,
  } as const;
  const notified = { ...visit, told: { at: now, start: now, end: now, reception: 'r' as never } };

  test('is checked in and out, each with its time, and each taken back to where it was', () => {
    const inside = afterStep(notified, 'check-in', at);
    expect(inside).toMatchObject({ status: 'on-site', arrivedAt: now });
    const left = inside && afterStep(inside, 'check-out', at);
    expect(left).toMatchObject({ status: 'off-site', arrivedAt: now, leftAt: now });
    const back = left && afterStep(left, 'undo', at);
    expect(back).toEqual({ ...inside, backAt: now });
    expect(back && afterStep(back, 'undo', at)).toEqual(notified);
  });

  test.each([
    ['whom nobody told', { status: 'expected' }, 'expected'],
    ['whose meeting was canceled', { status: 'canceled', endedBy: 'meeting' }, 'canceled'],
    ['who came a day late', { status: 'no-show', endedBy: 'time' }, 'no-show'],
  ] as const)('%s is let in, and out of the list again as before', (_who, change, status) => {
    const inside = afterStep({ ...visit, ...change }, 'check-in', at);
    expect(inside).toMatchObject({ status: 'on-site' });
    expect(inside && afterStep(inside, 'undo', at)).toMatchObject({ status, arrivedAt: null });
  });

  test('who came unannounced is canceled when that is taken back: nobody had expected them', () => {
    const inside = afterStep({ ...visit, link: null, status: 'canceled' }, 'check-in', at);
    expect(inside && afterStep(inside, 'undo', at)).toMatchObject({ status: 'canceled', arrivedAt: null });
  });

  describe('whose meeting lasts for days', () => {
    const long = { ...notified, end: Instant.parse('2026-12-04T15:00:00Z') };
    const evening = Instant.parse('2026-12-02T16:00:00Z');
    const nextDay = {
      now: Instant.parse('2026-12-03T08:00:00Z'),
      today: Instant.parse('2026-12-02T23:00:00Z'),
    };
    const inside = { ...long, status: 'on-site', arrivedAt: now } as const;
    const left = { ...inside, status: 'off-site', leftAt: evening, leftBy: 'person' } as const;
    const stay = { arrivedAt: now, leftAt: evening, leftBy: 'person' };

    test('comes again on the next day, the stay before is kept, and taking that back leads to where they were', () => {
      const again = afterStep(left, 'check-in', nextDay);
      expect(again).toMatchObject({
        status: 'on-site',
        arrivedAt: nextDay.now,
        leftAt: null,
        earlier: [stay],
      });
      expect(again && afterStep(again, 'undo', nextDay)).toEqual(left);
    });

    test('does not come again on the day on which they left, nor when the meeting is over, nor as a walk-in', () => {
      expect(stepsFor(left, at)).toEqual(['undo']);
      expect(stepsFor({ ...left, end: nextDay.today }, nextDay)).toEqual(['undo']);
      expect(stepsFor({ ...left, link: null }, nextDay)).toEqual(['undo']);
      expect(stepsFor(left, nextDay)).toEqual(['check-in', 'undo']);
    });
  });

  test('takes no step that leads nowhere', () => {
    expect(stepsFor({ ...visit, status: 'off-site', leftAt: now }, at)).toEqual(['undo']);
    expect(afterStep(notified, 'check-out', at)).toBeNull();
    expect(afterStep({ ...visit, status: 'on-site' }, 'check-in', at)).toBeNull();
  });
});
