import express from 'express';
import type { ErrorRequestHandler, Request, Response, Router } from 'express';
import type { z } from 'zod';
import { readAddin } from './addin-description.ts';
import { Refusal, directoryOf } from './caller.ts';
import { localOnly } from './local-only.ts';
import type { OutlookOptions } from './options.ts';
import type { Properties } from './properties.ts';
import * as wire from './wire.ts';

type ApiOptions = OutlookOptions & { readonly properties: Properties };

/**
 * `/calendar/api/*`: what the calendar client asks, as JSON. There is no password: every call names its person, and
 * only pages and programs of this machine are answered. Refusals are `{error, code?}` with a sentence.
 */
export function calendarApi(options: ApiOptions): Router {
  const router = express.Router();
  router.use(localOnly, express.json({ limit: '4mb' }));
  router.use((_req, res, next) => {
    res.set('Cache-Control', 'no-store');
    next();
  });

  const caller = (query: { person: string }) => directoryOf(options.tenants(), query.person);

  router.get('/session', async (req, res) => {
    const seen = caller(parse(wire.SessionQuery, req.query));
    const addin = await readAddin(options.product);
    const settings = options.properties.settingsOf(seen.person.id);
    res.json({ now: options.now(), ...seen.session(), addin, settings } satisfies wire.Session);
  });

  router.get('/clock', (req, res) => {
    caller(parse(wire.PersonQuery, req.query));
    res.json({ now: options.now() } satisfies wire.ClockReply);
  });

  router.get('/entries', (req, res) => {
    const query = parse(wire.EntriesQuery, req.query);
    caller(query).mayOpen(query.mailbox);
    const entries = options.calendaring.view(query.mailbox, query.from, query.to);
    res.json({ now: options.now(), entries } satisfies wire.EntriesReply);
  });

  router.get('/meetings/:meetingUid', (req, res) => {
    const { person, originalStart } = parse(wire.MeetingQuery, req.query);
    const { meetingUid } = parse(wire.MeetingParams, req.params);
    caller({ person });
    const meeting = options.calendaring.find(meetingUid);
    if (!meeting) throw new Refusal(404, 'This meeting does not exist any more.', 'ErrorItemNotFound');
    const customProperties = options.properties.ofMeeting(meetingUid, originalStart);
    res.json({ meeting, customProperties } satisfies wire.MeetingSeen);
  });

  router.post('/meetings', (req, res) => {
    const { person } = parse(wire.PersonQuery, req.query);
    const { organizer, draft, customProperties } = parse(wire.SendBody, req.body);
    const actor = caller({ person });
    actor.mayActFor(organizer);
    const meeting = options.calendaring.send({ ...draft, organizer }, actor.person.mail);
    options.properties.keepMeeting(meeting.meetingUid, undefined, customProperties);
    res.status(201).json({ meeting, customProperties } satisfies wire.MeetingSeen);
  });

  router.patch('/meetings/:meetingUid', (req, res) => {
    const { person } = parse(wire.PersonQuery, req.query);
    const { meetingUid } = parse(wire.MeetingParams, req.params);
    const { patch, customProperties, scope, originalStart } = parse(wire.ChangeBody, req.body);
    const actor = organizerOf(options, caller({ person }), meetingUid);
    const changed = options.calendaring.change(meetingUid, withoutUndefined(patch), {
      scope,
      ...(originalStart !== undefined && { originalStart }),
      actor,
    });
    const meeting = changed.at(-1);
    if (!meeting) throw new Refusal(404, 'This meeting does not exist any more.', 'ErrorItemNotFound');
    const own = scope === 'this' ? originalStart : undefined;
    if (customProperties) options.properties.keepMeeting(meeting.meetingUid, own, customProperties);
    const bag = options.properties.ofMeeting(meeting.meetingUid, own);
    res.json({ meeting, customProperties: bag } satisfies wire.MeetingSeen);
  });

  router.post('/meetings/:meetingUid/cancel', (req, res) => {
    const { person } = parse(wire.PersonQuery, req.query);
    const { meetingUid } = parse(wire.MeetingParams, req.params);
    const { scope, originalStart } = parse(wire.CancelBody, req.body);
    const actor = organizerOf(options, caller({ person }), meetingUid);
    options.calendaring.cancel(meetingUid, {
      scope,
      ...(originalStart !== undefined && { originalStart }),
      actor,
    });
    res.status(204).end();
  });

  router.post('/meetings/:meetingUid/answer', (req, res) => {
    const { person } = parse(wire.PersonQuery, req.query);
    const { meetingUid } = parse(wire.MeetingParams, req.params);
    const { mailbox, response, originalStart } = parse(wire.AnswerBody, req.body);
    caller({ person }).mayAnswerFor(mailbox);
    options.calendaring.answer(meetingUid, mailbox, response, originalStart);
    res.status(204).end();
  });

  router.put('/settings', (req, res) => {
    const { person } = parse(wire.PersonQuery, req.query);
    options.properties.keepSettings(
      caller({ person }).person.id,
      parse(wire.SettingsBody, req.body).settings,
    );
    res.status(204).end();
  });

  router.post('/pane-tokens', async (req, res) => {
    const { person, tenant } = caller(parse(wire.PersonQuery, req.query));
    const { scope } = parse(wire.TokenBody, req.body);
    res.json(await options.entra.paneTokens(tenant.id, person.id, scope));
  });

  router.use((_req, res) => {
    res.status(404).json({ error: 'The calendar has no such call.' } satisfies wire.Refused);
  });
  router.use(refuse);
  return router;
}

function parse<S extends z.ZodType>(schema: S, given: unknown): z.output<S> {
  const parsed = schema.safeParse(given ?? {});
  if (parsed.success) return parsed.data;
  const sentences = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`.trim());
  throw new Refusal(400, sentences.join('; '));
}

/** The mail address of the acting person, once it is clear that they may act for the meeting's organizer. */
function organizerOf(
  options: ApiOptions,
  caller: ReturnType<typeof directoryOf>,
  meetingUid: string,
): string {
  const meeting = options.calendaring.find(meetingUid);
  if (!meeting) throw new Refusal(404, 'This meeting does not exist any more.', 'ErrorItemNotFound');
  caller.mayActFor(meeting.organizer);
  return caller.person.mail;
}

/** zod's optional fields may be present and undefined; a patch has them or not. */
function withoutUndefined<T extends object>(patch: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

/** Nonsense that the calendar state refuses is a RangeError with a sentence; Entra's refusals carry their code. */
const refuse: ErrorRequestHandler = (error: unknown, _req: Request, res: Response, next) => {
  if (error instanceof Refusal) res.status(error.status).json(error.body());
  else if (error instanceof RangeError) res.status(422).json({ error: error.message } satisfies wire.Refused);
  else if (isEntraError(error)) {
    res.status(403).json({ error: error.message, code: error.code } satisfies wire.Refused);
  } else if (isBodyError(error)) {
    res.status(error.status).json({ error: 'The request body could not be read.' } satisfies wire.Refused);
  } else next(error);
};

function isEntraError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}

function isBodyError(error: unknown): error is { status: number } {
  return (
    error instanceof Error && 'status' in error && typeof error.status === 'number' && error.status < 500
  );
}
