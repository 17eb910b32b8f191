import type { Instant } from '../../../../contract/primitives.ts';
import { OrganizationId } from '../../../../contract/primitives.ts';
import { placeOfVisitorSms } from '../../../secrets/index.ts';
import type { Db, Tx } from '../../../storage/database.ts';
import { noteOutcome, readChannels } from '../channels/channels.store.ts';
import { postToGateway } from '../channels/send-by-channel.ts';
import type { VisitorUseDeps } from '../visitor-deps.ts';
import { SmsMessage } from './text-visitors.ts';
import { claimSms, delaySms, settleSms } from './visitor-sms.store.ts';
import type { WaitingSms } from './visitor-sms.store.ts';

export interface SmsDeps extends Pick<
  VisitorUseDeps,
  'db' | 'clock' | 'secrets' | 'outbound' | 'live' | 'sms'
> {
  /** Told of a message for which something failed here; it is tried again as if the gateway had not taken it. */
  readonly onTrouble: (error: unknown) => void;
}

/** What one look takes on. */
const MOST_AT_ONCE = 20;
/** Longer than a gateway is waited for: nobody else takes it meanwhile. */
const LEASE_SECONDS = 60;
/** A gateway that is down for some hours gets its messages; who comes tomorrow is not told a day late. */
export const MOST_TRIES = 9;
const FIRST_DELAY_SECONDS = 30;

/** Seconds until the next try of what was tried so often; null: it is given up. */
export function delayAfter(tries: number): number | null {
  return tries >= MOST_TRIES ? null : FIRST_DELAY_SECONDS * 2 ** (tries - 1);
}

/**
 * Sends what waits for telephones of visitors. The gateway is told the same id with every try, so that it sends nothing
 * twice. Gives how many messages it took up.
 */
export async function sendDueSms(deps: SmsDeps): Promise<number> {
  const claimed = await claimSms(deps.db, { most: MOST_AT_ONCE, seconds: LEASE_SECONDS });
  await Promise.all(
    claimed.map(async (one) => {
      try {
        await sendOne(deps, one);
      } catch (error) {
        deps.onTrouble(error);
        await putOff(deps.db, one);
      }
    }),
  );
  return claimed.length;
}

/** The same until nothing is due. */
export async function sendAllSms(deps: SmsDeps): Promise<void> {
  while ((await sendDueSms(deps)) > 0);
}

async function sendOne(
  { db, clock, secrets, outbound, live, sms: rules }: SmsDeps,
  waiting: WaitingSms,
): Promise<void> {
  const { organization: of, id, reception, message: sealed, notedAt } = waiting;
  const organization = OrganizationId.parse(of);
  const { sms, visitors } = await readChannels(db, secrets, organization, reception);
  if (sms === null || visitors === null) {
    await settleSms(db, organization, id, 'dropped');
    return;
  }
  const { phone, text } = SmsMessage.parse(JSON.parse(secrets.open(sealed, placeOfVisitorSms(of, id))));
  const body = smsToVisitor({ id, phone, text, at: notedAt, sender: visitors.sender });
  const sent = await postToGateway(outbound, sms, body, 'tell-visitor-sms');
  await db.transaction().execute(async (tx) => {
    await noteOutcome(tx, organization, reception, 'visitors', { at: clock.now(), ...sent });
    if (sent.isTaken) await settleSms(tx, organization, id, 'taken');
    else await putOff(tx, waiting);
    await live.changed(tx, organization, 'visits');
  });
  if (sent.isTaken) rules.onOutcome('taken', 1);
  else if (delayAfter(waiting.tries) === null) rules.onOutcome('failed', 1);
}

/** To the next try, or for good. */
async function putOff(db: Db | Tx, { organization, id, tries }: WaitingSms): Promise<void> {
  const delay = delayAfter(tries);
  if (delay === null) await settleSms(db, organization, id, 'failed');
  else await delaySms(db, organization, id, delay);
}

/** What the gateway is sent, as docs/guide/reception-settings.md says. */
function smsToVisitor({
  id,
  phone,
  text,
  at,
  sender,
}: {
  readonly id: string;
  readonly phone: string;
  readonly text: string;
  readonly at: Instant;
  readonly sender: string;
}): object {
  return { id, to: { phone }, from: sender, text, at };
}
