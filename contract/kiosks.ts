import { z } from 'zod';
import { Instant, Name } from './primitives.ts';
import { route } from './route.ts';
import { KioskId, ReceptionId } from './visitor-ids.ts';

/** More than a reception has entrances. */
export const MOST_KIOSKS = 20;

export const KioskReply = z.object({
  id: KioskId,
  name: z.string(),
  /** `code`: waits for its code to be typed; `lapsed`: the code, or the session, is over and a new code is needed. */
  state: z.enum(['code', 'paired', 'lapsed']),
  /** Until when the code can be typed; null: there is none. */
  codeUntil: Instant.nullable(),
  pairedAt: Instant.nullable(),
  /** To the minute. */
  lastSeenAt: Instant.nullable(),
  /** When it must be paired anew. */
  pairedUntil: Instant.nullable(),
});
export type KioskReply = z.output<typeof KioskReply>;

export const listKiosks = route({
  api: 'portal-api',
  method: 'get',
  path: '/receptions/:id/kiosks',
  summary: 'The kiosks of a reception, by name',
  access: 'receptions.read',
  params: z.strictObject({ id: ReceptionId }),
  reply: z.object({ kiosks: z.array(KioskReply) }),
  problems: ['not-found'],
});

export const inviteKiosk = route({
  api: 'portal-api',
  method: 'post',
  path: '/receptions/:id/kiosks',
  summary:
    'Makes a code with which one device becomes this kiosk, and shows it this once; for a kiosk that is there, another code',
  access: 'receptions.write',
  params: z.strictObject({ id: ReceptionId }),
  body: z.strictObject({ id: KioskId, name: Name }),
  reply: z.object({
    kiosk: KioskReply,
    /** To be typed at the kiosk. */
    code: z.string(),
  }),
  status: 201,
  problems: ['not-found', 'already-exists', 'not-possible-now'],
});

export const revokeKiosk = route({
  api: 'portal-api',
  method: 'delete',
  path: '/kiosks/:id',
  summary: 'Takes a kiosk away: it is let in no more from its next call on, and its code is worth nothing',
  access: 'receptions.write',
  params: z.strictObject({ id: KioskId }),
  reply: z.object({}),
  problems: ['not-found'],
});
