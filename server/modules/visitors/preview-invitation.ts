import { randomUUID } from 'node:crypto';
import { MailboxAddress } from '../../../contract/primitives.ts';
import type { previewInvitation as contractRoute } from '../../../contract/reception-preview.ts';
import type { RouteInput, RouteReply } from '../../../contract/route.ts';
import { ReceptionId, VisitId, VisitorId } from '../../../contract/visitor-ids.ts';
import { boundsOf, dayOf } from '../../kernel/calendar-days.ts';
import type { Caller } from '../../kernel/caller.ts';
import { instantOf } from '../../kernel/time.ts';
import { renderNotices } from '../messages/index.ts';
import { newPass } from './pass/new-pass.ts';
import { invitation } from './tell-visitors.ts';
import type { VisitorUseDeps } from './visitor-deps.ts';
import { notCome } from './visitor.ts';
import type { Visit, Visitor } from './visitor.ts';

const HOUR_MS = 60 * 60_000;
const ROOM = 'Fjord';
const ROOM_ADDRESS = MailboxAddress.parse('fjord@rooms.example');
const BUILDING = 'HQ';

/**
 * The invitation as a visitor who is made up would read it: written and drawn by what writes and draws the real ones.
 * Whoever asks is the host. Nothing is sent, and nothing kept.
 */
export function previewInvitation(
  { clock, publicUrl }: Pick<VisitorUseDeps, 'clock' | 'publicUrl'>,
  { name, mail, tenantId, objectId }: Caller,
  { speaks, ...typed }: RouteInput<typeof contractRoute>['body'],
): RouteReply<typeof contractRoute> {
  const now = clock.now();
  const tomorrow = boundsOf(dayOf(now, typed.timeZone), typed.timeZone).to;
  const start = instantOf(Date.parse(tomorrow) + 10 * HOUR_MS);
  const end = instantOf(Date.parse(start) + HOUR_MS);
  const visitor: Visitor = {
    id: VisitorId.parse(randomUUID()),
    link: randomUUID(),
    host: null,
    reception: null,
    name: 'Kim Sample',
    company: 'Fabrikam',
    mail: 'kim@fabrikam.example',
    phone: null,
    carPlate: null,
    note: '',
    language: speaks,
    group: null,
    answers: [],
    chosen: null,
    enteredBy: { name, mail, tenantId, objectId },
    enteredAt: now,
    withdrawnAt: null,
    forgottenAt: null,
    version: 1,
  };
  const reception = { ...typed, hours: [], closedDays: [], id: ReceptionId.parse(randomUUID()) };
  const visit: Visit = {
    id: VisitId.parse(randomUUID()),
    pass: newPass(),
    visitor: visitor.id,
    link: visitor.link,
    occurrence: null,
    status: 'expected',
    isHeld: false,
    isPending: false,
    isUnfollowed: false,
    reception: reception.id,
    room: ROOM_ADDRESS,
    start,
    end,
    told: null,
    endedBy: null,
    ...notCome,
    changedAt: now,
    version: 1,
  };
  const notices = invitation(visitor, visit, reception, now, {
    link: { id: visitor.link ?? '', organizer: { name, mail: mail ?? name } },
    receptions: [],
    rooms: { placeOf: () => [BUILDING], nameOf: () => ROOM },
    publicUrl,
  });
  const rendered = renderNotices(notices, {
    language: speaks,
    timeZone: typed.timeZone,
    portalUrl: publicUrl,
  });
  const html = rendered.pictures.reduce(
    (page, { cid, content }) =>
      page.replaceAll(`cid:${cid}`, `data:image/png;base64,${content.toString('base64')}`),
    rendered.html,
  );
  return { subject: rendered.subject, text: rendered.text, html, language: rendered.language };
}
