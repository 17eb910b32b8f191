import * as fc from 'fast-check';
import { canonical } from '../../../server/modules/audit/entry-hash.ts';

/** The same value with the keys of every object in another order, as a database may give it back. */
function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([key, field]) => [key, reordered(field)] as const);
  return Object.fromEntries(fields.toReversed());
}

describe('the canonical text of an entry', () => {
  test('is the same in whatever order the keys come', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonical(reordered(value))).toBe(canonical(value));
      }),
    );
  });

  test('says everything: the value can be read back from it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value));
        expect(JSON.parse(canonical(plain))).toEqual(plain);
      }),
    );
  });

  test('is JSON without blanks, keys in order, at every depth', () => {
    expect(canonical({ b: [{ d: 1, c: 'x y' }], a: null })).toBe('{"a":null,"b":[{"c":"x y","d":1}]}');
  });
});
