import { Router } from 'express';
import { z } from 'zod';
import type { Calendaring, Meeting, Scope } from '../state/calendaring.ts';
import { meetingUidOf, serialOf } from '../state/ids.ts';
import type { World } from '../state/world.ts';
import { ChangedMeeting, NewMeeting, draftOf, patchOf } from './meeting-input.ts';
import { ControlError, Instant, Name, parse, pathParam } from './parse.ts';

const Window = z.strictObject({ room: Name, from: Instant, to: Instant });
const WhichDate = z.strictObject({ occurrence: Instant.optional() });
const Answer = z.strictObject({
  room: Name,
  response: z.enum(['accepted', 'tentative', 'declined']),
  occurrence: Instant.optional(),
});
const Cancellation = z.strictObject({
  scope: z.enum(['this', 'following', 'all']).optional(),
  actor: Name.optional(),
});

/** Meetings as another client (a phone) would make, change, cancel and answer them. */
export function meetingsRoutes({ calendaring, book }: World): Router {
  const router = Router();

  router.get('/', (req, res) => {
    const { room, from, to } = parse(Window, req.query);
    const address = book.anyRoom(room)?.entry.address ?? book.anyPerson(room)?.entry.mail;
    if (address === undefined) throw new ControlError(404, `There is no room ${room}.`);
    res.json(calendaring.view(address, from, to));
  });

  router.post('/', (req, res) => {
    const input = parse(NewMeeting, req.body);
    const draft = draftOf(input, book);
    res.status(201).json(summary(calendaring.send(draft, input.actor ?? draft.organizer)));
  });

  router.patch('/:iCalUId', (req, res) => {
    const meeting = existing(calendaring, pathParam(req, 'iCalUId'));
    const input = parse(ChangedMeeting, req.body);
    const where = whereOf(meeting, input, parse(WhichDate, req.query).occurrence);
    const patch = patchOf(input, meeting.timeZone, book);
    const [changed, split] = calendaring.change(meeting.meetingUid, patch, where);
    res.json({ ...summary(changed ?? meeting), ...(split && { split: summary(split) }) });
  });

  router.delete('/:iCalUId', (req, res) => {
    const meeting = existing(calendaring, pathParam(req, 'iCalUId'));
    const input = parse(Cancellation, req.body);
    calendaring.cancel(meeting.meetingUid, whereOf(meeting, input, parse(WhichDate, req.query).occurrence));
    res.status(204).end();
  });

  router.post('/:iCalUId/answer', (req, res) => {
    const meeting = existing(calendaring, pathParam(req, 'iCalUId'));
    const { room, response, occurrence } = parse(Answer, req.body);
    const mailbox = book.anyRoom(room)?.entry.address ?? book.anyPerson(room)?.entry.mail;
    if (mailbox === undefined) throw new ControlError(404, `There is no room ${room}.`);
    calendaring.answer(meeting.meetingUid, mailbox, response, occurrence);
    res.json(summary(existing(calendaring, meeting.meetingUid)));
  });

  return router;
}

function summary({ meetingUid, rooms, answers }: Meeting) {
  return {
    iCalUId: meetingUid,
    rooms: answers.filter(({ address }) => rooms.includes(address)),
    attendees: answers.filter(({ address }) => !rooms.includes(address)),
  };
}

/** By the master's id or that of any occurrence. */
function existing(calendaring: Calendaring, iCalUId: string): Meeting {
  const serial = serialOf(iCalUId);
  const meeting = serial === undefined ? undefined : calendaring.find(meetingUidOf(serial));
  if (!meeting || meeting.cancelled) throw new ControlError(404, 'There is no meeting with this iCalUId.');
  return meeting;
}

function whereOf(
  meeting: Meeting,
  { scope, actor }: { scope?: Scope | undefined; actor?: string | undefined },
  occurrence: string | undefined,
): { scope: Scope; originalStart?: string; actor: string } {
  return {
    scope: scope ?? (occurrence === undefined ? 'all' : 'this'),
    ...(occurrence !== undefined && { originalStart: occurrence }),
    actor: actor ?? meeting.organizer,
  };
}
