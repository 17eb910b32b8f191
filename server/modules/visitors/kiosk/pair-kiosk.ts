import { Problem } from '../../../kernel/problem.ts';
import { instantOf } from '../../../kernel/time.ts';
import { recordAudit } from '../../audit/index.ts';
import { hashOf, newSecret } from '../../sign-in/index.ts';
import type { KioskDeps } from './kiosk-deps.ts';
import { KIOSK_SESSION_MS } from './kiosk-cookie.ts';
import { takeCode } from './kiosks.store.ts';
import { subjectOf } from './manage-kiosks.ts';
import { codeHash } from './pairing-code.ts';

/**
 * Makes a device the kiosk that a code was made for, and gives the secret that the device shows from now on; only its hash is
 * kept. Whatever was that kiosk before is it no more. Rejects with `pairing-refused`.
 */
export async function pairKiosk(
  { db, live, now }: Pick<KioskDeps, 'db' | 'live' | 'now'>,
  code: string,
  requestId: string | null,
): Promise<string> {
  const secret = newSecret();
  const at = instantOf(now());
  const until = instantOf(now() + KIOSK_SESSION_MS);
  return await db.transaction().execute(async (tx) => {
    const kiosk = await takeCode(tx, codeHash(code), { hash: hashOf(secret), at, until });
    if (!kiosk) {
      throw new Problem(
        'pairing-refused',
        'This code does not work: it was mistyped, used, replaced, or is older than ten minutes. Make a new one in the portal.',
      );
    }
    await recordAudit(tx, kiosk.organization, {
      actor: { kind: 'kiosk', name: kiosk.name, tenantId: null, objectId: kiosk.id },
      cause: 'kiosk',
      requestId,
      action: 'kiosk.paired',
      subject: subjectOf(kiosk),
      after: { pairedUntil: until },
    });
    await live.changed(tx, kiosk.organization, 'visits');
    return secret;
  });
}
