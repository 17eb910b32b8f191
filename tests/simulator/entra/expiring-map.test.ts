import { createExpiringMap } from '../../../simulator/entra/expiring-map.ts';

describe('a map that forgets', () => {
  const later = Date.now() + 3_600_000;

  test('gives back what it keeps, until its time is over', () => {
    const map = createExpiringMap<string>(10);
    map.set('kept', 'a', later);
    map.set('over', 'b', Date.now() - 1);

    expect([map.get('kept'), map.get('over'), map.get('never')]).toEqual(['a', undefined, undefined]);
  });

  test('lets the oldest go when it is full, and the expired before them', () => {
    const map = createExpiringMap<number>(3);
    map.set('oldest', 1, later);
    map.set('expired', 2, Date.now() - 1);
    map.set('young', 3, later);
    map.set('younger', 4, later);
    map.set('youngest', 5, later);

    expect(['oldest', 'young', 'younger', 'youngest'].map((key) => map.get(key))).toEqual([
      undefined,
      3,
      4,
      5,
    ]);
  });

  test('counts a renewed entry once, and as new', () => {
    const map = createExpiringMap<number>(2);
    map.set('a', 1, later);
    map.set('b', 2, later);
    map.set('a', 3, later);
    map.set('c', 4, later);

    expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([3, undefined, 4]);
  });
});
