import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Instant, OrganizationId } from '../../../../contract/primitives.ts';
import { placeOfVisitorSms } from '../../../secrets/index.ts';
import type { Secrets } from '../../../secrets/index.ts';
import type { Tx } from '../../../storage/database.ts';
import type { Correction } from '../correct-told.ts';
import type { Reception } from '../reception.ts';
import type { VisitContext } from '../visit-context.ts';
import type { Visit, Visitor } from '../visitor.ts';
import { smsText } from './sms-text.ts';
import { noteSms, sendersOf } from './visitor-sms.store.ts';

/** What is sealed until it has been sent. */
export const SmsMessage = z.object({ phone: z.string(), text: z.string() });

/** A message to the telephone of a visitor, before it is known whether the reception writes any. */
export interface ForTelephone {
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
      visit: visit.id,
      reception: reception.id,
      key: `visit ${visit.id} v${visit.version} ${say}`,
      phone: visitor.phone,
      text: smsText(event, reception, organizer.name || organizer.mail, visitor.language),
    },
  ];
}

/** Notes messages in the transaction of what they tell of, where their receptions write to telephones. */
export async function textVisitors(
  secrets: Pick<Secrets, 'seal'>,
  tx: Tx,
  organization: OrganizationId,
  messages: readonly ForTelephone[],
  at: Instant,
): Promise<void> {
  if (messages.length === 0) return;
  const senders = await sendersOf(
    tx,
    organization,
    messages.map(({ reception }) => reception),
  );
  const wanted = messages.filter(({ reception }) => senders.has(reception));
  const sealed = wanted.map(({ phone, text, ...message }) => {
    const id = randomUUID();
    const place = placeOfVisitorSms(organization, id);
    return { ...message, id, message: secrets.seal(JSON.stringify({ phone, text }), place) };
  });
  await noteSms(tx, organization, sealed, at);
}
