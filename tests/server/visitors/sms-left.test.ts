import * as fc from 'fast-check';
import { smsLeft } from '../../../server/modules/visitors/sms/sms-left.ts';

const rules = { perOrganizer: 10, perOrganization: 25 };

describe('what is left of the SMS of a day', () => {
  test.each([
    [
      { theirs: 0, all: 0 },
      { left: 10, of: 'organizer', most: 10 },
    ],
    [
      { theirs: 4, all: 20 },
      { left: 5, of: 'organization', most: 25 },
    ],
    [
      { theirs: 12, all: 12 },
      { left: 0, of: 'organizer', most: 10 },
    ],
    [
      { theirs: 0, all: 30 },
      { left: 0, of: 'organization', most: 25 },
    ],
  ])('after %o is %o', (counted, left) => {
    expect(smsLeft(rules, counted)).toEqual(left);
  });

  test('never brings anybody beyond a bound, and is never less than nothing', () => {
    const count = fc.nat({ max: 5_000 });
    fc.assert(
      fc.property(count, count, count, count, (perOrganizer, perOrganization, theirs, others) => {
        const all = theirs + others;
        const { left } = smsLeft({ perOrganizer, perOrganization }, { theirs, all });
        expect(left).toBeGreaterThanOrEqual(0);
        expect(theirs + left).toBeLessThanOrEqual(Math.max(perOrganizer, theirs));
        expect(all + left).toBeLessThanOrEqual(Math.max(perOrganization, all));
      }),
    );
  });
});
