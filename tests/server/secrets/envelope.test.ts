import { randomBytes } from 'node:crypto';
import * as fc from 'fast-check';
import { createSecrets } from '../../../server/secrets/envelope.ts';
import type { Place, SecretKey, Secrets } from '../../../server/secrets/envelope.ts';

const keyNamed = (id: string): SecretKey => ({ id: id.padEnd(16, '0'), key: randomBytes(32) });
const first = keyNamed('a');
const second = keyNamed('b');
const secrets = createSecrets({ keys: [first] });
const place: Place = { organization: 'nordhavn', table: 'integration', row: 'one', field: 'secret' };

const text = fc.string({ unit: 'binary', maxLength: 200 }).filter((value) => value.isWellFormed());
const places = fc.record({ organization: text, table: text, row: text, field: text });

function messageOf(work: () => unknown): string {
  try {
    return String(work());
  } catch (error) {
    return `${String(error)} ${JSON.stringify(error)}`;
  }
}

function kindOf(work: () => unknown): string {
  try {
    work();
    return 'opened';
  } catch (error) {
    return (error as { kind: string }).kind;
  }
}

describe('a sealed secret', () => {
  test('opens in its place to exactly what was sealed, whatever it is', () => {
    fc.assert(
      fc.property(text, places, (plain, anywhere) => {
        expect(secrets.open(secrets.seal(plain, anywhere), anywhere)).toBe(plain);
      }),
    );
  });

  test('has the written format, is never the same twice, and does not contain its text', () => {
    const sealed = secrets.seal('Lys på Havnen 7!', place);

    expect(sealed).toMatch(/^enc:v1:a0{15}:[\w-]{80}:[\w-]+$/);
    expect(secrets.seal('Lys på Havnen 7!', place)).not.toBe(sealed);
    expect(Buffer.from(sealed.split(':')[4] ?? '', 'base64url').toString('latin1')).not.toContain('Havnen');
    expect(secrets.keyIdOf(sealed)).toBe(first.id);
  });

  test('opens nowhere else: not in another organization, table, row or field', () => {
    fc.assert(
      fc.property(places, places, (one, other) => {
        fc.pre(JSON.stringify(one) !== JSON.stringify(other));
        expect(kindOf(() => secrets.open(secrets.seal('x', one), other))).toBe('damaged');
      }),
    );
  });

  test.each<[string, Partial<Place>]>([
    ['where one part grows by what the next loses', { table: 'integrationo', row: 'ne' }],
    ['where a separator stands in a part', { organization: 'nordhavn|integration', table: '' }],
    ['with upper and lower case changed', { row: 'ONE' }],
  ])('does not open %s', (_case, change) => {
    expect(kindOf(() => secrets.open(secrets.seal('x', place), { ...place, ...change }))).toBe('damaged');
  });

  test('does not open with one bit changed anywhere', () => {
    const sealed = secrets.seal('password', place);
    const [, , , wrapped = '', body = ''] = sealed.split(':');
    for (const [part, other] of [
      [wrapped, (flipped: string) => `enc:v1:${first.id}:${flipped}:${body}`],
      [body, (flipped: string) => `enc:v1:${first.id}:${wrapped}:${flipped}`],
    ] as const) {
      const bytes = Buffer.from(part, 'base64url');
      for (let bit = 0; bit < bytes.length * 8; bit += 1) {
        const flipped = Buffer.from(bytes);
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(kindOf(() => secrets.open(other(flipped.toString('base64url')), place))).toBe('damaged');
      }
    }
  });

  test('does not open shortened, lengthened, or with a shorter tag', () => {
    const sealed = secrets.seal('password', place);
    for (let length = 0; length < sealed.length; length += 1) {
      expect(kindOf(() => secrets.open(sealed.slice(0, length), place))).toBe('damaged');
    }
    for (const added of ['=', 'A', ' ', '\n', ':']) {
      expect(kindOf(() => secrets.open(sealed + added, place))).toBe('damaged');
    }
    const [, , id = '', wrapped = '', body = ''] = sealed.split(':');
    const bytes = Buffer.from(body, 'base64url');
    const shortTag = Buffer.concat([bytes.subarray(0, 16), bytes.subarray(28)]).toString('base64url');
    expect(kindOf(() => secrets.open(`enc:v1:${id}:${wrapped}:${shortTag}`, place))).toBe('damaged');
  });

  test('does not open when its halves come from two values', () => {
    const [one, two] = [secrets.seal('one', place), secrets.seal('two', place)].map((value) =>
      value.split(':'),
    );
    expect(kindOf(() => secrets.open([...one!.slice(0, 4), two![4]].join(':'), place))).toBe('damaged');
  });

  test('never puts a piece of itself into an error', () => {
    const sealed = createSecrets({ keys: [second] }).seal('CANARY', place);
    const damaged = `${sealed.slice(0, -2)}xx`;
    for (const [opener, value] of [
      [secrets, sealed],
      [createSecrets({ keys: [second] }), damaged],
    ] as const) {
      const told = messageOf(() => opener.open(value, place));
      expect(told).toContain('stored secret');
      expect(told).not.toContain('CANARY');
      expect(told).not.toContain(value.split(':')[4]);
    }
  });
});

describe('replacing the key', () => {
  const old = createSecrets({ keys: [first] });
  const both = createSecrets({ keys: [second, first] });
  const sealedOld = old.seal('password', place);

  test('opens what the old key sealed and seals with the new one', () => {
    expect(both.open(sealedOld, place)).toBe('password');
    expect(both.keyIdOf(both.seal('x', place))).toBe(second.id);
  });

  test('rewraps a value without touching its text, and then the old key can go', () => {
    const rewrapped = both.rewrap(sealedOld, place);

    expect(rewrapped.split(':')[4]).toBe(sealedOld.split(':')[4]);
    expect(createSecrets({ keys: [second] }).open(rewrapped, place)).toBe('password');
    expect(kindOf(() => old.open(rewrapped, place))).toBe('unknown-key');
  });

  test.each<[string, (opener: Secrets) => unknown]>([
    ['opening', (opener) => opener.open(sealedOld, place)],
    ['rewrapping', (opener) => opener.rewrap(sealedOld, place)],
  ])('names the missing key when %s needs it', (_what, work) => {
    expect(() => work(createSecrets({ keys: [second] }))).toThrow(
      expect.objectContaining({ kind: 'unknown-key', message: expect.stringContaining(first.id) }),
    );
  });

  test('does not rewrap what was moved, so that a copy cannot be made good', () => {
    expect(kindOf(() => both.rewrap(sealedOld, { ...place, row: 'two' }))).toBe('damaged');
  });

  test('cannot be done without any key', () => {
    expect(() => createSecrets({ keys: [] })).toThrow(RangeError);
  });
});
