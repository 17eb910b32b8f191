import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Instant, OrganizationId } from '../../../../contract/primitives.ts';
import { instantOf } from '../../../kernel/time.ts';
import { placeOfVisitorSms } from '../../../secrets/index.ts';
import type { Secrets } from '../../../secrets/index.ts';
import type { Tx } from '../../../storage/database.ts';
import { holdAuditEnd, recordAudit, system } from '../../audit/index.ts';
import { pseudonymOf } from '../audit-visits.ts';
import type { Correction } from '../correct-told.ts';
import type { Reception } from '../reception.ts';
import type { VisitContext } from '../visit-context.ts';
import type { Visit, Visitor } from '../visitor.ts';
import type { SmsRules } from '../visitor-deps.ts';
import { smsText } from './sms-text.ts';
import { smsLeft } from './sms-left.ts';
import { countSms, limitedBefore, noteSms, sendersOf } from './visitor-sms.store.ts';

/** What is sealed until it has been sent. */
export const SmsMessage = z.object({ phone: z.string(), text: z.string() });

const DAY_MS = 24 * 60 * 60_000;

export interface TextDeps {
  readonly secrets: Pick<Secrets, 'seal'>;
  readonly sms: SmsRules;
}

/** A message to the telephone of a visitor, before it is known whether the reception writes any. */
export interface ForTelephone {
  readonly visitor: string;
  readonly visit: string;
  readonly reception: string;
  readonly key: string;
  readonly phone: string;
  readonly text: string;
}

type TextContext = Pick<VisitContext, 'link' | 'receptions'>;

/** The invitation by SMS; none for somebody without a telephone number. */
export function invitationSms(
  visitor: Visitor,
  visit: Visit,
  reception: Reception,
  { link: { organizer } }: Pick<TextContext, 'link'>,
): readonly ForTelephone[] {
  if (visitor.phone === null) return [];
  const event = { say: 'invited', start: visit.start } as const;
  return [
    {
      visitor: visitor.id,
      visit: visit.id,
      reception: reception.id,
      key: `visit ${visit.id} v${visit.version} invited`,
      phone: visitor.phone,
      text: smsText(event, reception, organizer.name || organizer.mail, visitor.language),
    },
  ];
}

/** What somebody who was told otherwise must hear by SMS, as `correctionNotice` says it by mail. */
export function correctionSms(
  visitor: Visitor,
  visit: Visit,
  { say, before, told }: Correction,
  { link: { organizer }, receptions }: TextContext,
): readonly ForTelephone[] {
  const receptionOf = (id: string | null) => receptions.find((one) => one.id === id);
  const reception = receptionOf(told?.reception ?? null) ?? receptionOf(before.reception);
  if (visitor.phone === null || !reception) return [];
  const event =
    say === 'canceled' || told === null
      ? ({ say: 'canceled', start: before.start } as const)
      : ({ say: 'changed', start: told.start } as const);
  return [
    {
      visitor: visitor.id,
      visit: visit.id,
      reception: reception.id,
      key: `visit ${visit.id} v${visit.version} ${say}`,
      phone: visitor.phone,
      text: smsText(event, reception, organizer.name || organizer.mail, visitor.language),
    },
  ];
}

/**
 * Notes messages about meetings of one organizer in the transaction of what they tell of, where their receptions write to
 * telephones; gives the visits of which somebody is written to. What is beyond the bounds of a day is noted as not sent, and
 * said in the audit the first time: the visit and its mail are as they are. Whoever counts has the end of the audit, so that
 * two who note in the same moment do not pass a bound together; nothing but the audit is locked afterwards.
 */
export async function textVisitors(
  { secrets, sms }: TextDeps,
  tx: Tx,
  organization: OrganizationId,
  messages: readonly ForTelephone[],
  { organizer, at }: { readonly organizer: string; readonly at: Instant },
): Promise<ReadonlySet<string>> {
  if (messages.length === 0) return new Set();
  const senders = await sendersOf(
    tx,
    organization,
    messages.map(({ reception }) => reception),
  );
  const wanted = messages.filter(({ reception }) => senders.has(reception));
  if (wanted.length === 0) return new Set();
  await holdAuditEnd(tx, organization);
  const since = instantOf(Date.parse(at) - DAY_MS);
  const bound = smsLeft(sms, await countSms(tx, organization, organizer, since));
  const limited = wanted.slice(bound.left);
  const before = await limitedBefore(
    tx,
    organization,
    limited.map(({ key }) => key),
  );
  const noted = wanted.map(({ phone, text, visitor: _visitor, ...message }, index) => {
    const id = randomUUID();
    const place = placeOfVisitorSms(organization, id);
    const isSent = index < bound.left;
    return { ...message, id, message: isSent ? secrets.seal(JSON.stringify({ phone, text }), place) : null };
  });
  await noteSms(tx, organization, noted, at);
  const newly = limited.filter(({ key }) => !before.has(key));
  if (newly.length > 0) sms.onOutcome('limited', newly.length);
  await recordAudit(
    tx,
    organization,
    ...newly.map(({ visitor, visit, reception }) => ({
      actor: system,
      cause: 'limit',
      requestId: null,
      action: 'visit.sms-limited',
      subject: { kind: 'visitor', id: visitor, name: pseudonymOf({ id: visitor }) },
      before: null,
      after: { visit, reception, limit: bound.of, within24Hours: bound.most },
    })),
  );
  return new Set(wanted.slice(0, bound.left).map(({ visit }) => visit));
}
