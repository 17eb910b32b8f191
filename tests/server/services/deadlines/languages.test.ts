import { constantFrom, assert, property } from 'fast-check';
import { LANGUAGES } from '../../../../contract/languages.ts';
import type { Language } from '../../../../contract/languages.ts';
import { DeadlineRule } from '../../../../contract/deadlines.ts';
import { computeDeadline, deadlineOf } from '../../../../server/modules/services/deadlines/deadline.ts';
import {
  explainClosure,
  explainDeadline,
} from '../../../../server/modules/services/deadlines/explain-deadline.ts';
import { canteen, cph, daysBefore } from './a-canteen.ts';

const christmas = { kind: 'closed-day', name: 'Jul' } as const;

describe('a deadline in the language of the reader', () => {
  test.each<[Language, string]>([
    [
      'da',
      'Canteen CPH tager imod bestillinger indtil ons. 23. dec. 2026, 12.00, 1 åbningsdag før leveringen man. 28. dec. 2026, 10.00; der er lukket tors. 24. dec. til lør. 26. dec. (Christmas) og søn. 27. dec. (tid i Copenhagen).',
    ],
    [
      'de',
      'Canteen CPH nimmt Bestellungen bis Mi., 23. Dez. 2026, 12:00 an, 1 Öffnungstag vor der Lieferung am Mo., 28. Dez. 2026, 10:00; geschlossen ist Do., 24. Dez. bis Sa., 26. Dez. (Christmas) und So., 27. Dez. (Zeit in Copenhagen).',
    ],
    [
      'fr',
      'Canteen CPH accepte les commandes jusqu’au mer. 23 déc. 2026, 12:00, 1 jour d’ouverture avant la livraison du lun. 28 déc. 2026, 10:00 ; fermé du jeu. 24 déc. au sam. 26 déc. (Christmas) et dim. 27 déc. (heure de Copenhagen).',
    ],
  ])('shows its working (%s)', (language, sentence) => {
    const delivery = cph('2026-12-28 10:00');
    const reader = { now: cph('2026-11-30 09:00'), language };

    expect(explainDeadline(deadlineOf(canteen, delivery), delivery, canteen, reader)).toBe(sentence);
  });

  test.each<[Language, string]>([
    ['da', 'Canteen CPH tog imod bestillinger med Smørrebrød indtil'],
    ['de', 'Canteen CPH nahm Bestellungen mit Smørrebrød bis'],
    ['fr', 'Canteen CPH acceptait les commandes avec Smørrebrød jusqu’au'],
  ])('says what closed early, and that it is over (%s)', (language, beginning) => {
    const delivery = cph('2026-12-02 12:00');
    const deadline = deadlineOf(canteen, delivery, [{ name: 'Smørrebrød', deadline: daysBefore(2) }]);

    expect(explainDeadline(deadline, delivery, canteen, { now: deadline.at, language })).toContain(beginning);
  });

  test.each<[Language, string]>([
    ['en', '1 day 2 hours 5 minutes before the delivery on'],
    ['da', '1 dag 2 timer 5 minutter før leveringen'],
    ['de', '1 Tag 2 Stunden 5 Minuten vor der Lieferung am'],
    ['fr', '1\u00A0jour 2\u00A0heures 5 minutes avant la livraison du'],
  ])('says how long before (%s)', (language, length) => {
    const rule = DeadlineRule.parse({ kind: 'minutes-before', minutes: 26 * 60 + 5 });
    const delivery = cph('2026-12-03 12:00');
    const deadline = computeDeadline(rule, delivery, canteen);

    expect(explainDeadline(deadline, delivery, canteen, { now: deadline.at, language })).toContain(length);
  });

  test.each<[Language, string, string]>([
    [
      'da',
      'Canteen CPH har lukket fre. 25. dec. 2026, 10.00 (Jul).',
      'Canteen CPH leverer 07:00–17:00 den dag, ikke fre. 25. dec. 2026, 10.00 (tid i Copenhagen).',
    ],
    [
      'de',
      'Canteen CPH hat am Fr., 25. Dez. 2026, 10:00 geschlossen (Jul).',
      'Canteen CPH liefert an diesem Tag 07:00–17:00, nicht am Fr., 25. Dez. 2026, 10:00 (Zeit in Copenhagen).',
    ],
    [
      'fr',
      'Canteen CPH est fermé le ven. 25 déc. 2026, 10:00 (Jul).',
      'Canteen CPH livre 07:00–17:00 ce jour-là, pas le ven. 25 déc. 2026, 10:00 (heure de Copenhagen).',
    ],
  ])('says why nothing is delivered (%s)', (language, off, outside) => {
    const at = cph('2026-12-25 10:00');

    expect(explainClosure(christmas, at, canteen, language)).toBe(off);
    expect(explainClosure({ kind: 'closed-hour', hours: '07:00–17:00' }, at, canteen, language)).toBe(
      outside,
    );
  });

  test('names the team, whatever the language and the rule', () => {
    const rules = [
      daysBefore(0),
      daysBefore(1),
      daysBefore(3),
      DeadlineRule.parse({ kind: 'minutes-before', minutes: 0 }),
    ];
    assert(
      property(constantFrom(...LANGUAGES), constantFrom(...rules), (language, rule) => {
        const delivery = cph('2026-12-02 12:00');
        const deadline = computeDeadline(rule, delivery, canteen);
        const said = explainDeadline(deadline, delivery, canteen, { now: deadline.at, language });

        expect(said).toMatch(/^Canteen CPH .*2026.*Copenhagen.*\.$/);
        expect(said).not.toMatch(/undefined|null/);
      }),
    );
  });
});
