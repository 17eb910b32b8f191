import { instantOf } from '../../../server/kernel/time.ts';
import { sameTimes } from '../../../server/modules/visitors/twice/same-times.ts';

const NINE = Date.parse('2026-12-02T09:00:00Z');
const at = (minutes: number) => instantOf(NINE + minutes * 60_000);
const expected = (id: string, name: string, more: object = {}) => ({
  id,
  name,
  company: null,
  mail: null,
  start: at(0),
  end: at(60),
  ...more,
});
const found = (...all: ReturnType<typeof expected>[]) =>
  [...sameTimes(all)].map(([id, others]) => `${id}: ${others.map((one) => one.id).join(' ')}`);

describe('who is expected twice at the same time', () => {
  test('is found by one address, whatever they are called', () => {
    const mail = 'vera@fabrikam.example';
    expect(found(expected('a', 'Vera Olsen', { mail }), expected('b', 'V. Olsen', { mail }))).toEqual([
      'a: b',
      'b: a',
    ]);
  });

  test('is found by the name where an address is missing, however it is written', () => {
    const vera = expected('a', 'Véra Olsen', { mail: 'vera@fabrikam.example', company: 'Fabrikam' });
    expect(found(vera, expected('b', 'Olsen, Vera'))).toEqual(['a: b', 'b: a']);
    expect(found(vera, expected('b', 'Vera Olsen', { company: 'FABRIKAM' }))).toEqual(['a: b', 'b: a']);
  });

  test('is not a namesake of another address or another company', () => {
    const vera = expected('a', 'Vera Olsen', { mail: 'vera@fabrikam.example', company: 'Fabrikam' });
    expect(found(vera, expected('b', 'Vera Olsen', { mail: 'vera@contoso.example' }))).toEqual([]);
    expect(found(vera, expected('b', 'Vera Olsen', { company: 'Contoso' }))).toEqual([]);
    expect(found(vera, expected('b', 'Bo Berg'))).toEqual([]);
  });

  test('comes at the same time, and not one after the other', () => {
    const vera = expected('a', 'Vera Olsen');
    expect(found(vera, expected('b', 'Vera Olsen', { start: at(60), end: at(90) }))).toEqual([]);
    expect(found(vera, expected('b', 'Vera Olsen', { start: at(59), end: at(90) }))).toEqual([
      'a: b',
      'b: a',
    ]);
  });

  test('is named three times at most, also among thousands of one name', () => {
    const all = Array.from({ length: 2_000 }, (_, one) => expected(String(one), 'Guest'));
    const others = sameTimes(all);
    expect(others.size).toBe(2_000);
    expect(Math.max(...[...others.values()].map(({ length }) => length))).toBe(3);
  });
});
