import type { OrganizationId } from '../../../../contract/primitives.ts';
import type { Tx } from '../../../storage/database.ts';
import type { Cause, LinkedMeeting } from '../../meetings/index.ts';
import type { NewNotice } from '../../messages/index.ts';
import { knownRooms } from '../../services/index.ts';
import type { ChangedVisit } from '../decide-visits.ts';
import { listReceptions } from '../receptions.store.ts';
import { recordVisits } from '../record-visits.ts';
import type { RecordDeps } from '../visitor-deps.ts';

export interface PlannedContext {
  readonly link: LinkedMeeting;
  readonly cause: Cause;
  readonly requestId?: string | null;
}

/** Writes visits that follow nothing, and tells the organizer that it is for them to say what changes. */
export async function recordPlanned(
  deps: RecordDeps,
  tx: Tx,
  organization: OrganizationId,
  changes: readonly ChangedVisit[],
  context: PlannedContext,
): Promise<void> {
  if (changes.length === 0) return;
  const receptions = await listReceptions(tx, organization);
  const rooms = await knownRooms(
    tx,
    organization,
    changes.flatMap(({ before }) => before?.room ?? []),
  );
  await recordVisits(deps, tx, organization, changes, { ...context, receptions, rooms });
  const begun = changes.filter(({ what }) => what === 'expected' || what === 'revived');
  const names = new Map(receptions.map(({ id, name }) => [id, name]));
  const notice = unfollowedNotice(begun, context, (id) => names.get(id) ?? '');
  if (notice) await deps.outbox.tell(tx, organization, notice);
}

function unfollowedNotice(
  begun: readonly ChangedVisit[],
  { link, cause }: PlannedContext,
  nameOf: (reception: NonNullable<ChangedVisit['after']['reception']>) => string,
): NewNotice | null {
  const [first] = begun.toSorted((one, other) => (one.after.start < other.after.start ? -1 : 1));
  if (!first) return null;
  const { id, version, start, end } = first.after;
  const dates = new Set(begun.map(({ after }) => after.start)).size;
  const at = [...new Set(begun.flatMap(({ after }) => (after.reception ? nameOf(after.reception) : [])))];
  return {
    key: `visit ${id} v${version} unfollowed`,
    to: { kind: 'person', mail: link.contact, language: link.language, timeZone: link.timeZone },
    link: link.id,
    item: link.id,
    at: cause.at,
    template: 'visits-unfollowed',
    facts: {
      visitors: new Set(begun.map(({ visitor }) => visitor.id)).size,
      slot: {
        start,
        end,
        rooms: at.toSorted().slice(0, MOST_NAMED),
        ...(dates > 1 && { moreDates: dates - 1 }),
      },
    },
  };
}

const MOST_NAMED = 50;
