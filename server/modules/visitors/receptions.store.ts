import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import { BadgeLayout } from '../../../contract/badges.ts';
import { CheckOutTimes } from '../../../contract/check-out-times.ts';
import { ClosedCalendar, OpeningWeek } from '../../../contract/opening.ts';
import { TimeZone, UnitId } from '../../../contract/primitives.ts';
import type { OrganizationId } from '../../../contract/primitives.ts';
import { ProviderMember } from '../../../contract/service-teams.ts';
import { ReceptionId, VisitorQuestions } from '../../../contract/visitor-ids.ts';
import { VisitorTexts } from '../../../contract/visitor-texts.ts';
import type { Db, Tx } from '../../storage/database.ts';
import { takeTurn } from '../../storage/take-turn.ts';
import type { ReceptionTable } from '../../storage/tables/visitors.ts';
import type { Reception } from './reception.ts';

/** Every reception of an organization, by name. */
export async function listReceptions(
  db: Db | Tx,
  organization: OrganizationId,
): Promise<readonly Reception[]> {
  const rows = await db
    .selectFrom('reception')
    .selectAll()
    .where('organization_id', '=', organization)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(receptionFrom);
}

/** Runs `work` alone among all changes of receptions in this organization. */
export async function aloneWithReceptions<T>(
  db: Db,
  organization: OrganizationId,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return await db.transaction().execute(async (tx) => {
    await takeTurn(tx, organization, 'administration');
    return await work(tx);
  });
}

/** One at a time at this reception until the transaction ends; whoever only refers to the reception does not wait. */
export async function lockReception(tx: Tx, organization: OrganizationId, id: string): Promise<void> {
  await sql`
    select from reception where organization_id = ${organization} and id = ${id} for no key update`.execute(
    tx,
  );
}

export async function saveReception(
  tx: Tx,
  organization: OrganizationId,
  reception: Reception,
): Promise<void> {
  const columns = {
    name: reception.name,
    language: reception.language,
    country: reception.country,
    time_zone: reception.timeZone,
    notice_minutes: reception.noticeMinutes,
    directions: reception.directions,
    hours: JSON.stringify(reception.hours),
    closed_days: JSON.stringify(reception.closedDays),
    address: reception.address,
    texts: JSON.stringify(reception.texts),
    asks: JSON.stringify(reception.asks),
    parking_places: reception.parkingPlaces,
    check_out: JSON.stringify(reception.checkOut),
    units: [...reception.units],
    members: JSON.stringify(reception.members),
    retention_days: reception.retentionDays,
    badge: JSON.stringify(reception.badge),
    shows_titles: reception.showsTitles,
    is_active: reception.isActive,
    version: reception.version,
  };
  await tx
    .insertInto('reception')
    .values({ organization_id: organization, id: reception.id, ...columns })
    .onConflict((conflict) => conflict.columns(['organization_id', 'id']).doUpdateSet(columns))
    .execute();
}

export function receptionFrom(row: Selectable<ReceptionTable>): Reception {
  return {
    id: ReceptionId.parse(row.id),
    name: row.name,
    language: row.language,
    country: row.country,
    timeZone: TimeZone.parse(row.time_zone),
    noticeMinutes: row.notice_minutes,
    directions: row.directions,
    hours: OpeningWeek.parse(row.hours),
    closedDays: ClosedCalendar.parse(row.closed_days),
    address: row.address,
    texts: VisitorTexts.parse(row.texts),
    asks: VisitorQuestions.parse(row.asks),
    checkOut: CheckOutTimes.parse(row.check_out),
    parkingPlaces: row.parking_places,
    units: row.units.map((unit) => UnitId.parse(unit)),
    members: ProviderMember.array().parse(row.members),
    retentionDays: row.retention_days,
    badge: BadgeLayout.parse(row.badge),
    showsTitles: row.shows_titles,
    isActive: row.is_active,
    version: row.version,
  };
}
