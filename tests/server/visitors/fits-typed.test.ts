import { array, assert, constantFrom, option, property, record } from 'fast-check';
import { fitsTyped } from '../../../server/modules/visitors/previous/fits-typed.ts';
import type { Known } from '../../../server/modules/visitors/previous/fits-typed.ts';

const LETTERS = ['a', 'b', 'e', 'f', 'i', 'k', 'l', 'o', 'r', 's', 'v', '@', '.', ' '];
const vera = { name: 'Vera Olsen', mail: 'vera@fabrikam.example', company: 'Fabrikam' };
const soren = { name: 'Søren Kjær', mail: null, company: 'Contoso A/S' };
const names = (typed: string, people: readonly Known[] = [vera, soren]) =>
  fitsTyped(people, typed).map(({ name }) => name);

describe('whom somebody has expected before, while they type', () => {
  test.each([
    ['ve', ['Vera Olsen']],
    ['OLS', ['Vera Olsen']],
    ['olsen ve', ['Vera Olsen']],
    ['kjae', ['Søren Kjær']],
    ['soren contoso', ['Søren Kjær']],
    ['fabri', ['Vera Olsen']],
    ['vera@fab', ['Vera Olsen']],
    ['fabrikam.example', []],
    ['era', []],
    ['vera kjær', []],
    ['  ', []],
    ['…', []],
  ])('%j finds %j', (typed, expected) => {
    expect(names(typed)).toEqual(expected);
  });

  test('is named once, as entered last: the same address, or without one the same name and company', () => {
    const moved = { ...vera, company: 'Contoso' };
    expect(fitsTyped([moved, vera], 'vera')).toEqual([moved]);
    expect(fitsTyped([soren, { ...soren }], 'kj')).toHaveLength(1);
    expect(fitsTyped([soren, { ...soren, company: 'Fabrikam' }], 'kj')).toHaveLength(2);
  });

  test('is found by the beginning of each of their words, in any order and number, and nobody else is', () => {
    const word = constantFrom('Vera', 'Olsen', 'Åse', 'Bo', 'Fabrikam');
    const person = record({
      name: array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
      mail: option(constantFrom('bo@x.example', 'vera@y.example')),
      company: option(word),
    });
    const typing = array(constantFrom(...LETTERS), { maxLength: 6 }).map((letters) => letters.join(''));
    assert(
      property(array(person, { maxLength: 6 }), typing, (people, typed) => {
        const found = fitsTyped(people, typed);
        expect(people).toEqual(expect.arrayContaining([...found]));
        for (const { name, company, mail } of found) {
          const all = ` ${name} ${company ?? ''} ${mail ?? ''}`.toLowerCase().replaceAll('å', 'a');
          const parts = typed
            .replaceAll('.', '')
            .split(/[ @]/)
            .filter((part) => part !== '');
          expect(mail?.startsWith(typed.trim()) || parts.every((part) => all.includes(` ${part}`))).toBe(
            true,
          );
        }
      }),
    );
    assert(
      property(person, (one) => {
        const shortened = one.name
          .split(' ')
          .toReversed()
          .map((part) => part.slice(0, 2));
        expect(fitsTyped([one], shortened.join(' '))).toEqual([one]);
      }),
    );
  });
});
