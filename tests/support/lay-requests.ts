import { listReconcile } from '../../contract/followed-meetings.ts';
import { answerRequest } from '../../contract/service-teams.ts';
import { aPane, boardOnce, clockTo, meetingPath, send } from '../http/scenarios/a-booking.ts';
import type { Planned } from '../http/scenarios/a-booking.ts';
import { eventually } from './eventually.ts';
import type { House } from './house.ts';

/** An hour or more of a day of December 2026, on Copenhagen's clock. */
function slot(day: number, hour: number, hours = 1) {
  const at = (clock: number) => `2026-12-0${day}T${String(clock - 1).padStart(2, '0')}:00:00.000Z`;
  return { start: at(hour), end: at(hour + hours) };
}

/**
 * A week of a set-up team as it comes about: requests that wait, are accepted, moved too late and wait for their room, two
 * plans for one meeting, and one that was sent to nowhere. Business time ends on Tuesday 1 December, shortly before three.
 */
export async function layRequests(house: House): Promise<void> {
  const people = { anna: await house.caller('anna'), bent: await house.caller('bent') };
  let expected = 0;

  async function plan(text: string, planned: Planned, person: keyof typeof people = 'anna') {
    const pane = aPane(people[person], person, { anna: 'Anna Holm', bent: 'Bent Kjær' }[person]);
    await pane.say(planned);
    await pane.ask(text);
    return pane;
  }
  async function book(text: string, planned: Planned, person: keyof typeof people = 'anna'): Promise<string> {
    await plan(text, planned, person);
    const uid = await send(house, { ...planned, organizer: person });
    expected += 1;
    await boardOnce(house, (all) => all.length === expected);
    return uid;
  }

  await book('Chairs in a circle, two flip charts', { rooms: ['fjord'], ...slot(2, 12) });
  const lecture = await book(
    'Theatre seating for 12, a lectern in front of the screen, two tables at the back for handouts. Please leave the door to the kitchen free.',
    { rooms: ['skov'], ...slot(1, 16, 2) },
  );
  await book('Round table', { rooms: ['bestyrelse'], ...slot(4, 9), organizer: 'bent' }, 'bent');
  const late = await book('Water and glasses for 8', { rooms: ['fjord'], ...slot(1, 15) });

  const { call } = await house.portal('fatima');
  const accepted = (await boardOnce(house, (all) => all.length === expected)).find(
    ({ start }) => start === slot(1, 16).start,
  );
  if (!accepted) throw new Error(`the request for ${lecture} is gone`);
  const { id, version } = accepted;
  await call(answerRequest, {
    params: { id },
    version,
    body: { action: 'accept', reason: null, room: null },
  });

  await clockTo(house, '2026-12-01T13:30:00.000Z');
  await house.control('PATCH', meetingPath(late), slot(2, 17));
  await boardOnce(house, (all) => all.some(({ proposal }) => proposal !== null));

  await plan('Rows', { rooms: ['fjord'], ...slot(4, 11) });
  await plan('A circle', { rooms: ['fjord'], ...slot(4, 11) });
  await send(house, { rooms: ['fjord'], ...slot(4, 11) });
  const nowhere = await plan('Bean bags', { rooms: ['skov'], ...slot(4, 13) });
  await nowhere.say({ rooms: ['skov'], ...slot(4, 13), signal: 'send' });
  await clockTo(house, '2026-12-01T13:50:00.000Z');
  const { call: decide } = await house.portal('hana');
  const undecided = await eventually(
    () => decide(listReconcile, {}),
    ({ items }) => items.length >= 4,
  );
  if (undecided.items.length < 4) throw new Error('Reconcile lacks what the pictures are to show');
}
