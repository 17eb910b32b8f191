import { TimeZone } from '../../../../contract/primitives.ts';
import { crowdingOf } from '../../../../server/modules/services/buffers/crowding.ts';
import { explainBuffer } from '../../../../server/modules/services/buffers/explain-buffer.ts';
import { at } from '../a-request.ts';

const meeting = { start: at('12:00'), end: at('13:00') };
const buffer = { before: 30, after: 15 };
const taken = (from: string, to: string) => ({ start: at(from), end: at(to) });
const free = { before: null, after: null };

describe('the buffer of a room', () => {
  test('is free when neighbors end before it and begin after it, to the very minute', () => {
    expect(crowdingOf(meeting, buffer, [taken('10:00', '11:30'), taken('13:15', '14:00')])).toEqual(free);
    expect(crowdingOf(meeting, { before: 0, after: 0 }, [taken('11:00', '12:00')])).toEqual(free);
  });

  test('is crowded by the nearest neighbor on either side', () => {
    const all = [
      taken('09:00', '11:31'),
      taken('11:35', '11:45'),
      taken('13:14', '15:00'),
      taken('13:05', '13:10'),
    ];
    expect(crowdingOf(meeting, buffer, all)).toEqual({ before: at('11:45'), after: at('13:05') });
  });

  test('says nothing of what takes place during the meeting: that is the meeting, or two that want the room', () => {
    expect(crowdingOf(meeting, buffer, [taken('12:00', '13:00'), taken('11:00', '12:30')])).toEqual(free);
  });

  test('is explained by the clock of the team', () => {
    const team = { timeZone: TimeZone.parse('Europe/Copenhagen') };
    const room = { ...buffer, name: 'Skov', places: null };
    expect(explainBuffer(room, meeting, { before: at('11:45'), after: null }, team)).toBe(
      'Skov is needed 30 minutes before and 15 minutes after the meeting. Another meeting is there until Mon 30 Nov 2026, 12:45, which leaves 15 of the 30 minutes before.',
    );
    expect(explainBuffer({ ...room, before: 0 }, meeting, { before: null, after: at('13:05') }, team)).toBe(
      'Skov is needed 15 minutes after the meeting. Another meeting begins there at Mon 30 Nov 2026, 14:05, which leaves 5 of the 15 minutes after.',
    );
    const desks = { ...buffer, name: 'Desks', places: 12 };
    expect(explainBuffer(desks, meeting, { before: at('11:45'), after: at('13:05') }, team)).toBe(
      'Desks is needed 30 minutes before and 15 minutes after the meeting. All 12 places there are taken until Mon 30 Nov 2026, 12:45, which leaves 15 of the 30 minutes before. All 12 places there are taken from Mon 30 Nov 2026, 14:05 on, which leaves 5 of the 15 minutes after.',
    );
  });
});
