import { MOST_PHOTO_KB, PHOTO_SIDES } from '../../../../contract/kiosk.ts';
import type { keepPhoto as contractRoute } from '../../../../contract/kiosk.ts';
import type { RouteInput } from '../../../../contract/route.ts';
import type { VisitId } from '../../../../contract/visitor-ids.ts';
import { boundsOf, dayOf } from '../../../kernel/calendar-days.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { Problem } from '../../../kernel/problem.ts';
import { askedBy, recordAudit } from '../../audit/index.ts';
import { pseudonymOf } from '../audit-visits.ts';
import { requireGranted } from '../kiosk/granted-visit.ts';
import type { KioskDeps } from '../kiosk/kiosk-deps.ts';
import { knownReception } from '../known-reception.ts';
import { listRules } from '../rules/rules.store.ts';
import { savePhoto } from './photos.store.ts';
import { readJpeg } from './read-jpeg.ts';

/**
 * Keeps the photo of whoever has just checked in at this kiosk, until they leave or the day at the reception ends. Rejects with
 * `not-found` for any other visit, `rules-changed` when what was agreed to is not what is in force, and `invalid-request` for
 * what is no picture, too large or too small, or tells of place and device.
 */
export async function keepPhoto(
  { db, clock, secrets, now }: Pick<KioskDeps, 'db' | 'clock' | 'secrets' | 'now'>,
  caller: Caller,
  id: VisitId,
  { jpeg: sent, consent: agreed }: RouteInput<typeof contractRoute>['body'],
): Promise<void> {
  const { organization } = caller;
  const jpeg = Buffer.from(sent, 'base64');
  refuseUnfit(jpeg);
  await db.transaction().execute(async (tx) => {
    const visit = await requireGranted(tx, caller, id, now(), { isLocked: true });
    const { timeZone } = await knownReception(tx, organization, visit.reception);
    const [inForce] = await listRules(tx, organization, visit.reception, 1, 'photo_consent');
    if (!inForce?.texts || inForce.version !== agreed.version) {
      throw new Problem('rules-changed', 'The text is another than that which was agreed to.');
    }
    const at = clock.now();
    const consent = { ...agreed, at };
    await savePhoto(tx, secrets, organization, id, {
      jpeg,
      consent,
      until: boundsOf(dayOf(at, timeZone), timeZone).to,
    });
    await recordAudit(tx, organization, {
      ...askedBy(caller),
      action: 'visit.photographed',
      subject: { kind: 'visitor', id: visit.visitor, name: pseudonymOf({ id: visit.visitor }) },
      before: null,
      after: { visit: id, consent },
    });
  });
}

function refuseUnfit(jpeg: Buffer): void {
  const size = readJpeg(jpeg);
  const { least, most } = PHOTO_SIDES;
  const isSized = size && [size.width, size.height].every((side) => side >= least && side <= most);
  if (isSized && jpeg.length <= MOST_PHOTO_KB * 1_024) return;
  throw new Problem('invalid-request', 'This is no picture that can be kept.', {
    errors: [
      {
        pointer: '/body/jpeg',
        detail: `must be a JPEG without Exif, of ${least} to ${most} pixels each way and at most ${MOST_PHOTO_KB} KB`,
      },
    ],
  });
}
