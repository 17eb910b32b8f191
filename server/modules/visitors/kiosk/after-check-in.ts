import type { checkIn as contractRoute } from '../../../../contract/kiosk.ts';
import type { RouteReply } from '../../../../contract/route.ts';
import type { KioskLanguage } from '../../../../contract/visitor-ids.ts';
import type { Db, Tx } from '../../../storage/database.ts';
import { textFor } from '../rules/rules-to-accept.ts';
import { listRules } from '../rules/rules.store.ts';
import type { Visit } from '../visitor.ts';
import type { KioskPlace } from './identify.ts';
import { optionsOf } from './kiosk-options.store.ts';
import { unknownVisit } from './kiosk-place.ts';

/** What follows at a kiosk when somebody has checked in: a photo where the house takes them, and the badge. */
export async function afterCheckIn(
  db: Db | Tx,
  { organization, reception }: KioskPlace,
  { arrivedAt }: Pick<Visit, 'arrivedAt'>,
  language: KioskLanguage,
): Promise<RouteReply<typeof contractRoute>> {
  if (arrivedAt === null) throw unknownVisit();
  const { badge } = await optionsOf(db, organization, reception.id);
  const [consent] = await listRules(db, organization, reception.id, 1, 'photo_consent');
  const text = consent?.texts ? textFor(consent.texts, language, reception.language) : null;
  return { arrivedAt, badge, photo: consent && text ? { version: consent.version, ...text } : null };
}
