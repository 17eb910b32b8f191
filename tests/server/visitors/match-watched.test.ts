import { array, assert, boolean, constantFrom, property } from 'fast-check';
import { foldedWords } from '../../../server/modules/visitors/folded-words.ts';
import { watchFor } from '../../../server/modules/visitors/watch/match-watched.ts';
import type { Watched } from '../../../server/modules/visitors/watch/match-watched.ts';

const named = (...names: string[]): Watched => ({ names, addresses: [] });
const reached = (...addresses: string[]): Watched => ({ names: [], addresses });
/** What of somebody fits one entry; null: nothing. */
const fits = (entry: Watched, name: string, mail: string | null = null) =>
  watchFor([entry])({ names: [name], mail })[0]?.fits ?? null;

describe('somebody on a watch list', () => {
  test.each([
    ['Vera Olsen', 'vera OLSEN', 'name'],
    ['Vera Olsen', 'Olsen, Vera', 'name'],
    ['Vera Olsen', 'Dr. Véra Marie Olsen', 'name'],
    ['Søren Kjær', 'soren kjaer', 'name'],
    ['李小龍', '李小龍', 'name'],
    ['Vera Olsen', 'Vera Olsson', null],
    ['Vera Olsen', 'Vera', null],
    ['Vera Olsen', 'Olsen', null],
    ['Ann', 'Anna Holm', null],
    ['…', '…', null],
  ])('called %s, when the visitor is called %s: %s', (watched, name, expected) => {
    expect(fits(named(watched), name)).toBe(expected);
  });

  test.each([
    ['vera@fabrikam.example', 'vera@fabrikam.example', 'mail'],
    ['vera@fabrikam.example', 'vera+work@fabrikam.example', null],
    ['vera@fabrikam.example', 'vera@mail.fabrikam.example', null],
    ['fabrikam.example', 'bo@fabrikam.example', 'domain'],
    ['fabrikam.example', 'bo@mail.fabrikam.example', 'domain'],
    ['fabrikam.example', 'bo@notfabrikam.example', null],
    ['mail.fabrikam.example', 'bo@fabrikam.example', null],
    ['bücher.example', 'bo@xn--bcher-kva.example', 'domain'],
    ['bo@xn--bcher-kva.example', 'bo@bücher.example', 'mail'],
    ['fabrikam.example', '"a@b"@fabrikam.example', 'domain'],
    ['fabrikam.example', null, null],
  ])('known by %s, when the visitor writes from %s: %s', (watched, mail, expected) => {
    expect(fits(reached(watched), 'Bo', mail)).toBe(expected);
  });

  test('is found once, by what is surest, and entries come in the order of the list', () => {
    const both = { names: ['Vera Olsen'], addresses: ['fabrikam.example', 'vera@fabrikam.example'] };
    const [other, first] = [named('Olsen'), named('Vera')];
    const found = watchFor([other, both, first])({ names: ['Vera Olsen'], mail: 'vera@fabrikam.example' });
    expect(found).toEqual([
      { entry: other, fits: 'name' },
      { entry: both, fits: 'mail' },
      { entry: first, fits: 'name' },
    ]);
  });

  const word = constantFrom('Vera', 'Olsen', 'Søren', 'Kjær', 'Éva', 'Bo', 'Holm', '王');
  const name = array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));

  test('is found by every way to order, capitalize and surround the name', () => {
    assert(
      property(name, array(word, { maxLength: 3 }), boolean(), (watched, more, isUpper) => {
        const words = [...watched.split(' '), ...more].toReversed().join('-');
        expect(fits(named(watched), isUpper ? words.toUpperCase() : words.normalize('NFD'))).toBe('name');
      }),
    );
  });

  test('is found exactly when every word of an entry is one of the visitor’s, however the list is prepared', () => {
    const list = array(array(name, { minLength: 1, maxLength: 3 }), { maxLength: 12 });
    assert(
      property(list, name, (lists, visitor) => {
        const entries = lists.map((names) => named(...names));
        const own = new Set(foldedWords(visitor));
        const expected = entries.filter(({ names }) =>
          names.some((one) => foldedWords(one).every((each) => own.has(each))),
        );
        const found = watchFor(entries)({ names: [visitor], mail: null });
        expect(found.map(({ entry }) => entry)).toEqual(expected);
      }),
    );
  });

  test('costs as much as a visitor’s words, not as much as the list: names that share a word are not all looked at', () => {
    let looks = 0;
    const counted = (name: string): Watched => ({
      ...named(name),
      get names() {
        looks += 1;
        return [name];
      },
    });
    const watch = watchFor(Array.from({ length: 500 }, (_, at) => counted(`John Number${at}`)));
    looks = 0;
    const found = Array.from({ length: 2_000 }, (_, at) =>
      watch({ names: [`John Number${at}`], mail: `john@company${at}.example` }),
    );
    expect(found.filter((matches) => matches.length > 0)).toHaveLength(500);
    expect(looks).toBe(0); // nothing of the list is read again for a visitor
  });
});
