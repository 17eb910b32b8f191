import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Instant, OrganizationId } from '../../../../contract/primitives.ts';
import type { ProviderId } from '../../../../contract/services.ts';

/** The deliveries of a team from an instant up to another; null: from ever, or for ever. */
export interface DeliveryWindow {
  readonly provider: ProviderId;
  readonly from: Instant | null;
  readonly to: Instant | null;
}

/** Requests (`r`) of some teams with their windows (`w`), their meetings (`l`) and what was settled of them (`s`). */
export function fromRequests(
  organization: OrganizationId,
  windows: readonly DeliveryWindow[],
): RawBuilder<unknown> {
  return sql`
    from (select * from service_request where organization_id = ${organization}) r
    join jsonb_to_recordset(${JSON.stringify(windows)}::jsonb)
      as w (provider uuid, "from" timestamptz, "to" timestamptz) on w.provider = r.provider_id
    join meeting_link l on l.organization_id = r.organization_id and l.id = r.link_id
    left join settled_request s on s.organization_id = r.organization_id and s.request_id = r.id`;
}

const beforeEnd = sql`(w."to" is null or r.deliver_at < w."to")`;
export const isWithin = sql`((w."from" is null or r.deliver_at >= w."from") and ${beforeEnd})`;

/**
 * It has come to an end in the windows and was never settled, or was changed since it was settled, whenever it was delivered,
 * up to the end of the windows.
 */
export const isToLookAt = sql`(
  s.version is null and r.due is not null and ${isWithin}
  or s.version is not null and s.version <> r.version and ${beforeEnd})`;

/** Of that, what costs something else than what was settled of it, or was settled with another cost center. */
export const isToSettle = sql`(${isToLookAt} and (
  r.due - 'costCenter' is distinct from s.charge - 'costCenter'
  or r.due #>> '{costCenter,id}' is distinct from s.charge #>> '{costCenter,id}'))`;

/** Under which start the rooms of a meeting show the date of a request. */
export const shownAs = sql`case when r.occurrence = '' then coalesce(l.occurrence, '') else r.occurrence end`;

/** What rooms show of the meeting of a row of `picked`; one that says *private* is enough for none. */
export const shownSubject = sql`(
  select case when bool_or(is_private) then null else max(subject) end
  from sighting
  where sighting.organization_id = picked.organization_id and sighting.meeting_uid = picked.meeting_uid
    and sighting.occurrence = picked.shown_as)`;
