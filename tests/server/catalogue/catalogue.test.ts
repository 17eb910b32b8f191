import {
  catalogue,
  domains,
  explain,
  explained,
  problemTypes,
} from '../../../server/kernel/catalogue/index.ts';
import { EVERY_CODE } from './every-code.ts';

describe('the catalogue of codes', () => {
  test.each(EVERY_CODE)('explains %s', (code) => {
    expect(explain(code)).toBeDefined();
    expect(explained(code).length).toBeGreaterThan(40);
  });

  test('says everything in whole sentences', () => {
    for (const { explanation, fix, where } of catalogue) {
      for (const text of [explanation, fix, where]) expect(text).toMatch(/^[A-Z].*\.$/s);
    }
    for (const text of Object.values(problemTypes)) expect(text).toMatch(/^[A-Z].*\.$/);
  });

  test('has every code once, whatever its case, and an entry for every domain and type', () => {
    const codes = catalogue.flatMap(({ code, aliases }) => [code, ...aliases]);
    const lower = codes.map((code) => code.toLowerCase());

    expect(lower.filter((code, index) => lower.indexOf(code) !== index)).toEqual([]);
    expect(new Set(catalogue.map(({ domain }) => domain))).toEqual(new Set(domains));
    expect([...new Set(catalogue.map(({ type }) => type))].toSorted()).toEqual(
      Object.keys(problemTypes).toSorted(),
    );
  });

  test('does not say the same twice', () => {
    const explanations = catalogue.map(({ explanation }) => explanation);
    const again = explanations.filter((text, index) => explanations.indexOf(text) !== index);
    // Two services with one meaning; each has its own fix.
    expect(again).toEqual(['Exchange asks to slow down.']);
  });

  test('knows numbers of Entra with and without their prefix, and codes in any case', () => {
    expect(explain('700016')).toBe(explain('AADSTS700016'));
    expect(explain(' aadsts700016 ')).toBe(explain('AADSTS700016'));
    expect(explain('erroraccessdenied')?.code).toBe('ErrorAccessDenied');
    expect(explain('90072')).toBe(explain('WrongTenant'));
  });

  test('knows nothing about a code that is in no list', () => {
    for (const code of ['', 'AADSTS1', 'constructor', '__proto__', 'toString'])
      expect(explain(code)).toBeUndefined();
    expect(() => explained('Unheard')).toThrow(RangeError);
  });
});
