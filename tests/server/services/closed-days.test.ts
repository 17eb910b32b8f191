import { ClosedCalendar, OpeningWeek } from '../../../contract/opening.ts';
import { changeRequest } from '../../../server/modules/services/change-request.ts';
import { questionsOf } from '../../../server/modules/services/words.ts';
import { aMeeting, aRequest, aTeam, at, fjord, follow } from './a-request.ts';

/** Works from 8 to 18 by its clock (7 to 17 UTC), Monday to Friday, but not on 3 December 2026. */
const kitchen = aTeam({
  kind: 'catering',
  hours: OpeningWeek.parse([1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', to: '18:00' }))),
  closedDays: ClosedCalendar.parse([{ from: '2026-12-03', to: '2026-12-03', name: 'Stocktaking' }]),
});
const on = (day: string, from = '12:00', to = '13:00') =>
  aMeeting({ start: at(`${day} ${from}`), end: at(`${day} ${to}`) });

describe('a request of a team with opening hours', () => {
  test('goes along to another open day', () => {
    const request = aRequest({ provider: kitchen });

    expect(follow({ provider: kitchen, request, is: on('12-02') })).toMatchObject({
      what: 'moved',
      next: { deliverAt: at('12-02 12:00'), flags: [] },
    });
  });

  test.each([
    ['a day off', on('12-03')],
    ['a weekend', on('12-05')],
    ['an hour at which nobody works', on('12-02', '18:00', '19:00')],
  ])('is asked about, and stays as it was, when its meeting moves to %s', (_case, is) => {
    const request = aRequest({ provider: kitchen });
    const asked = follow({ provider: kitchen, request, is });

    expect(asked).toMatchObject({
      what: 'late-change',
      why: 'closed-then',
      next: { deliverAt: at('12:00'), flags: ['late-change'], proposal: { start: is.start } },
    });
    expect(asked.next && questionsOf(asked.next)).toHaveLength(1);
    expect(follow({ provider: kitchen, request: asked.next, is })).toMatchObject({ what: null });
  });

  test('is a question from the beginning when the meeting is first seen on a day off', () => {
    expect(follow({ provider: { ...kitchen, accepts: 'automatically' }, is: on('12-03') })).toMatchObject({
      what: 'created',
      why: 'closed-then',
      next: { status: 'pending', flags: ['late-change'], reason: expect.stringContaining('does not work') },
    });
  });

  test('cannot be put to a moment at which nobody works, but can be worded anew', () => {
    const said = { text: 'soup', properties: [] };
    const request = { ...aRequest({ provider: kitchen }), ...said };
    const wanted = { room: null, ...said, offsetMinutes: 0, offsetFrom: 'start' } as const;

    expect(changeRequest(request, { ...wanted, offsetMinutes: 8 * 60 }, kitchen, at('08:00'))).toBeNull();
    expect(changeRequest(request, { ...wanted, text: 'stew' }, kitchen, at('08:00'))).toMatchObject({
      text: 'stew',
    });
  });
});

describe('a delivery counted from the end', () => {
  const template = { room: fjord, offsetMinutes: 0, offsetFrom: 'end' } as const;

  test('is there when the meeting ends, and goes along when that is cut or drawn out', () => {
    const request = aRequest({ template });
    expect(request.deliverAt).toBe(at('13:00'));

    for (const end of ['12:30', '14:00']) {
      expect(follow({ template, request, is: aMeeting({ end: at(end) }) })).toMatchObject({
        what: 'moved',
        next: { deliverAt: at(end) },
      });
    }
  });

  test('leaves what is counted from the start where it was', () => {
    const request = aRequest();

    expect(follow({ request, is: aMeeting({ end: at('14:00') }) }).next).toMatchObject({
      deliverAt: request.deliverAt,
    });
  });
});
