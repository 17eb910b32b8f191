import { MOST_KIOSKS } from '../../../../contract/kiosks.ts';
import type { inviteKiosk as inviteRoute, KioskReply } from '../../../../contract/kiosks.ts';
import type { RouteInput, RouteReply } from '../../../../contract/route.ts';
import type { KioskId, ReceptionId } from '../../../../contract/visitor-ids.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { Problem } from '../../../kernel/problem.ts';
import { instantOf } from '../../../kernel/time.ts';
import { askedBy, recordAudit } from '../../audit/index.ts';
import { knownReception } from '../known-reception.ts';
import { aloneWithReceptions } from '../receptions.store.ts';
import type { KioskDeps } from './kiosk-deps.ts';
import { findKiosk, listKiosksOf, removeKiosk, saveCode } from './kiosks.store.ts';
import type { Kiosk } from './kiosks.store.ts';
import { codeHash, newCode } from './pairing-code.ts';

/** As long as it takes to walk from the desk to the entrance, and back once. */
const CODE_MS = 10 * 60_000;

type ManageDeps = Pick<KioskDeps, 'db' | 'live' | 'now'>;

/** The kiosks of a reception, by name. Rejects with `not-found`. */
export async function listKiosks(
  { db, now }: ManageDeps,
  { organization }: Caller,
  reception: ReceptionId,
): Promise<{ kiosks: KioskReply[] }> {
  await knownReception(db, organization, reception);
  const kiosks = await listKiosksOf(db, organization, reception);
  return { kiosks: kiosks.map((kiosk) => replyOf(kiosk, now())) };
}

/**
 * Makes a code with which a device becomes this kiosk, and shows it this once. For a kiosk that is there it is another code;
 * the one before works no more, and a device that is paired stays so until the new code is typed. Rejects with `not-found`
 * (no such reception), `already-exists` (the id is a kiosk of another reception), `not-possible-now` (twenty are enough).
 */
export async function inviteKiosk(
  { db, live, now }: ManageDeps,
  caller: Caller,
  reception: ReceptionId,
  { id, name }: RouteInput<typeof inviteRoute>['body'],
): Promise<RouteReply<typeof inviteRoute>> {
  const { organization } = caller;
  const code = newCode();
  const until = instantOf(now() + CODE_MS);
  return await aloneWithReceptions(db, organization, async (tx) => {
    const { name: receptionName } = await knownReception(tx, organization, reception);
    const there = await findKiosk(tx, organization, id);
    if (there && there.reception !== reception) {
      throw new Problem('already-exists', 'This is a kiosk of another reception. Take it away there first.');
    }
    if (!there && (await listKiosksOf(tx, organization, reception)).length >= MOST_KIOSKS) {
      throw new Problem(
        'not-possible-now',
        `A reception has ${MOST_KIOSKS} kiosks at most. Take one away that is not used any more.`,
      );
    }
    const kiosk = { ...(there ?? { ...unpaired, organization, id, reception }), name, codeUntil: until };
    await saveCode(tx, kiosk, { hash: codeHash(code), until });
    await recordAudit(tx, organization, {
      ...askedBy(caller),
      action: 'kiosk.invited',
      subject: subjectOf(kiosk),
      after: { reception: receptionName, codeUntil: until },
    });
    await live.changed(tx, organization, 'visits');
    return { kiosk: replyOf(kiosk, now()), code };
  });
}

/** Takes a kiosk away, with what its device shows and with an open code. Rejects with `not-found`. */
export async function revokeKiosk(
  { db, live }: ManageDeps,
  caller: Caller,
  id: KioskId,
): Promise<Record<string, never>> {
  const { organization } = caller;
  return await aloneWithReceptions(db, organization, async (tx) => {
    const kiosk = await findKiosk(tx, organization, id);
    if (!kiosk) throw new Problem('not-found', 'There is no such kiosk in this organization.');
    await removeKiosk(tx, kiosk);
    await recordAudit(tx, organization, {
      ...askedBy(caller),
      action: 'kiosk.revoked',
      subject: subjectOf(kiosk),
      before: { pairedAt: kiosk.pairedAt, lastSeenAt: kiosk.lastSeenAt },
    });
    await live.changed(tx, organization, 'visits');
    return {};
  });
}

const unpaired = { pairedAt: null, pairedUntil: null, lastSeenAt: null };

export function subjectOf({ id, name }: Pick<Kiosk, 'id' | 'name'>) {
  return { kind: 'kiosk', id, name };
}

function replyOf(kiosk: Kiosk, now: number): KioskReply {
  const { id, name, codeUntil, pairedAt, pairedUntil, lastSeenAt } = kiosk;
  const isOpen = codeUntil !== null && Date.parse(codeUntil) > now;
  const isPaired = pairedUntil !== null && Date.parse(pairedUntil) > now;
  return {
    id,
    name,
    state: isPaired ? 'paired' : isOpen ? 'code' : 'lapsed',
    codeUntil: isOpen ? codeUntil : null,
    pairedAt,
    lastSeenAt,
    pairedUntil,
  };
}
