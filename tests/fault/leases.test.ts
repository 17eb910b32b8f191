import { readLeases } from './leases.ts';
import type { Deed } from './leases.ts';

const takes = (who: string, owner: string): Deed => ({ calendar: 'fjord', who, owner, isKept: false });
const keeps = (who: string): Deed => ({ calendar: 'fjord', who, owner: null, isKept: true });

describe('what the database noted about leases', () => {
  test('is in order when everybody keeps what they took, and ends it', () => {
    const deeds = [takes('node-1', 'a'), keeps('node-1'), takes('node-2', 'b'), keeps('node-2')];
    expect(readLeases(deeds)).toEqual({ stale: [], taken: [] });
  });

  test('shows who slept through a lease, and that what they kept then was stale', () => {
    const deeds = [takes('node-1', 'a'), takes('node-2', 'b'), keeps('node-1')];
    expect(readLeases(deeds)).toEqual({
      stale: ['node-1 kept a reading of fjord, which was node-2’s to read'],
      taken: [{ calendar: 'fjord', from: 'node-1', by: 'node-2' }],
    });
  });

  test('shows a reading that was kept after somebody else had kept theirs', () => {
    const deeds = [takes('node-1', 'a'), takes('node-2', 'b'), keeps('node-2'), keeps('node-1')];
    expect(readLeases(deeds).stale).toEqual(['node-1 kept a reading of fjord, which was nobody’s to read']);
  });
});
