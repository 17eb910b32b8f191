import type { Permission } from '../../../../contract/route.ts';
import type { Asking, Gate } from '../../../http/gate.ts';
import { Problem } from '../../../kernel/problem.ts';
import { instantOf } from '../../../kernel/time.ts';
import { hashOf } from '../../sign-in/index.ts';
import { kioskCookie } from './kiosk-cookie.ts';
import type { KioskDeps } from './kiosk-deps.ts';
import { findBySession, noteSeen } from './kiosks.store.ts';
import type { Kiosk } from './kiosks.store.ts';

/** One write a minute is enough to know that a kiosk is there. */
const SEEN_MS = 60_000;

/**
 * The gate of `/kiosk-api`: the cookie of a paired device only; `Authorization` and the session of the portal are not looked
 * at, and the kiosk says by itself which organization and reception it belongs to. It may do what a kiosk does and nothing
 * else. Rejects with `kiosk-not-paired`.
 */
export function createKioskGate({ db, now, publicUrl }: Pick<KioskDeps, 'db' | 'now' | 'publicUrl'>): Gate {
  const cookie = kioskCookie(publicUrl);

  async function kioskOf({ headers }: Asking): Promise<Kiosk> {
    const secret = cookie.read(headers.cookie);
    const kiosk = secret === null ? null : await findBySession(db, hashOf(secret));
    const until = kiosk?.pairedUntil ?? null;
    if (!kiosk || until === null || Date.parse(until) <= now()) throw notPaired();
    const seen = kiosk.lastSeenAt === null ? 0 : Date.parse(kiosk.lastSeenAt);
    if (seen + SEEN_MS <= now()) await noteSeen(db, kiosk, instantOf(now()));
    return kiosk;
  }

  return {
    principal: () => Promise.reject(notPaired()),
    async caller(request, permission) {
      const { organization, id, name, reception } = await kioskOf(request);
      if (permission !== KIOSK)
        throw new Problem('permission-missing', 'A kiosk checks visitors in and out.');
      return {
        organization,
        tenantId: '',
        objectId: id,
        name,
        mail: null,
        groups: new Set(),
        grants: [{ permission, unit: null, department: null }],
        requestId: null,
        kiosk: { reception },
      };
    },
  };
}

const KIOSK: Permission = 'kiosk.use';

function notPaired(): Problem {
  return new Problem(
    'kiosk-not-paired',
    'This device is no kiosk, or is it no more. Make a pairing code in the portal, on the page of the reception.',
  );
}
