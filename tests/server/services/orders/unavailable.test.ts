import { MonthDay } from '../../../../contract/menu-items.ts';
import { TimeZone } from '../../../../contract/primitives.ts';
import { whyNotThatDay } from '../../../../server/modules/services/orders/unavailable.ts';
import { aMeeting, aRequest, aTeam, at, follow } from '../a-request.ts';
import { cph } from '../deadlines/a-canteen.ts';
import { anItem, DKK } from './a-menu.ts';
import { priceOrder } from '../../../../server/modules/services/orders/price-order.ts';

const zone = TimeZone.parse('Europe/Copenhagen');
const season = (from: string, to: string) => ({ from: MonthDay.parse(from), to: MonthDay.parse(to) });
const fish = { name: 'Fish', weekdays: [5], season: null };
const goose = { name: 'Goose', weekdays: null, season: season('11-10', '01-06') };

describe('something on the menu', () => {
  test.each([
    ['on its day', fish, '2026-12-04 12:00', null],
    ['on another day', fish, '2026-12-03 12:00', 'Fish is there on Friday only.'],
    ['just after midnight by the clock of the team', fish, '2026-12-04 00:30', null],
    ['in its season', goose, '2026-12-24 12:00', null],
    ['in its season, beyond New Year', goose, '2027-01-06 23:00', null],
    ['after it', goose, '2027-01-07 12:00', 'Goose is there from 10 November to 6 January only.'],
    ['before it', goose, '2026-11-09 12:00', 'Goose is there from 10 November to 6 January only.'],
  ])('is there %s or says when it is', (_case, item, moment, why) => {
    expect(whyNotThatDay(item, cph(moment), zone)).toBe(why);
  });
});

describe('a request with something that is there on Monday only', () => {
  const soup = anItem(20, { name: 'Soup', weekdays: [1] });
  const { lines } = priceOrder([{ item: soup.id, quantity: 4, options: [] }], [soup], DKK);
  const provider = aTeam({ kind: 'catering' });

  test('is asked about when its meeting moves to Tuesday', () => {
    const template = { lines };
    const request = aRequest({ template, provider });
    const is = aMeeting({ start: at('12-01 12:00'), end: at('12-01 13:00') });

    expect(request.lines).toEqual(lines);
    expect(follow({ template, provider, request, is })).toMatchObject({
      what: 'late-change',
      why: 'closed-then',
      next: { deliverAt: request.deliverAt, flags: ['late-change'] },
    });
  });
});
