import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Tx } from '../../storage/database.ts';
import { system } from '../audit/index.ts';
import type { ReconcileDeps } from './reconcile-deps.ts';
import { reconcileLinks } from './reconcile.ts';
import { touchedLinks } from './touched-links.store.ts';
import type { CalendarChange } from './why.ts';

/**
 * Brings the links that a calendar may concern into line with what the mirror shows, within the transaction that keeps
 * the calendar. It looks at the state of the mirror only, so it may be called for anything and any number of times.
 */
export async function reconcileCalendar(
  deps: ReconcileDeps,
  tx: Tx,
  organization: OrganizationId,
  read: CalendarChange,
): Promise<void> {
  const keys = [...read.changed, ...read.vanished, ...read.entered];
  const beyond = read.beyond?.meetingUids ?? [];
  const meetingUids = [...new Set([...keys.map(({ meetingUid }) => meetingUid), ...beyond])];
  const isAll = meetingUids.length === 0; // it became readable, or unreadable
  const touched = await touchedLinks(tx, organization, { calendar: read.calendar, meetingUids, isAll });
  const cause = { kind: 'calendar', actor: system } as const;
  await reconcileLinks(deps, tx, organization, touched, { cause, kept: read });
}
