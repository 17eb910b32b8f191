import { stableId } from '../../../server/seed/stable-id.ts';

describe('an id made from words', () => {
  test('is a version 5 UUID and the same every time', () => {
    expect(stableId('unit', 'HQ')).toBe(stableId('unit', 'HQ'));
    expect(stableId('unit', 'HQ')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  test('tells words apart, not only letters', () => {
    expect(stableId('a', 'bc')).not.toBe(stableId('ab', 'c'));
  });
});
