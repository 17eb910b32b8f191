import { sql } from 'kysely';
import type { Kysely, Transaction } from 'kysely';
import { CalendarId, MailboxAddress } from '../../../contract/primitives.ts';
import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Database } from '../../storage/database.ts';
import { takeTurn } from '../../storage/take-turn.ts';
import { recordAudit, system } from '../audit/index.ts';
import type { AuditRecord } from '../audit/index.ts';
import type { Sought } from './match-rooms.ts';
import { renameCalendars } from './rename-calendars.store.ts';
import type { OnRenamed, RenamedCalendar } from './rename-calendars.store.ts';

/** A calendar as the check of rooms sees it. */
export interface RegisteredCalendar extends Sought {
  readonly state: 'read' | 'not-a-resource';
  readonly isListed: boolean;
}

export interface RoomsCheckStore {
  listOf(organization: OrganizationId, integration: string): Promise<readonly RegisteredCalendar[]>;
  /** Addresses of the calendars in state `read`: the only ones that may be asked about. */
  readonly listReadable: (
    organization: OrganizationId,
    integration: string,
  ) => Promise<readonly MailboxAddress[]>;
  /** All or nothing. One that cannot have its new address, because another calendar has it, is lost. */
  apply(organization: OrganizationId, changes: RoomChanges): Promise<void>;
}

/** What a check of rooms found. */
export interface RoomChanges {
  readonly lost: readonly CalendarId[];
  readonly found: readonly CalendarId[];
  readonly nowListed: readonly CalendarId[];
  readonly renamed: readonly RenamedCalendar[];
  /** What their directory knows them by, where that was not known, or is another. */
  readonly learned: readonly { readonly id: CalendarId; readonly directoryId: string }[];
}

export function createRoomsCheckStore(db: Kysely<Database>, onRenamed: OnRenamed): RoomsCheckStore {
  const calendarsOf = (organization: OrganizationId, integration: string) =>
    db
      .selectFrom('calendar')
      .select(['id', 'mailbox', 'state', 'is_listed as isListed', 'directory_id as directoryId'])
      .where('organization_id', '=', organization)
      .where('integration_id', '=', integration);

  return {
    async listOf(organization, integration) {
      const rows = await calendarsOf(organization, integration).orderBy('id').execute();
      return rows.map((row) => ({
        ...row,
        id: CalendarId.parse(row.id),
        mailbox: MailboxAddress.parse(row.mailbox),
      }));
    },

    async listReadable(organization, integration) {
      const rows = await calendarsOf(organization, integration).where('state', '=', 'read').execute();
      return rows.map(({ mailbox }) => MailboxAddress.parse(mailbox));
    },

    apply: (organization, { lost, found, nowListed, renamed, learned }) =>
      db.transaction().execute(async (tx) => {
        await takeTurn(tx, organization, 'administration'); // who adds rooms meets no address that changes meanwhile
        await lockCalendars(tx, organization, [
          ...lost,
          ...found,
          ...nowListed,
          ...[...renamed, ...learned].map(({ id }) => id),
        ]);
        const { taken, records } = await renameCalendars(tx, organization, renamed, onRenamed);
        for (const { id, directoryId } of learned) {
          await tx
            .updateTable('calendar')
            .set({ directory_id: directoryId })
            .where('organization_id', '=', organization)
            .where('id', '=', id)
            .execute();
        }
        if (nowListed.length > 0) {
          await tx
            .updateTable('calendar')
            .set({ is_listed: true })
            .where('organization_id', '=', organization)
            .where('id', 'in', [...nowListed])
            .execute();
        }
        const isFree = (id: CalendarId) => !taken.includes(id);
        records.push(
          ...(await move(tx, organization, [...lost, ...taken], 'read', 'not-a-resource')),
          ...(await move(tx, organization, found.filter(isFree), 'not-a-resource', 'read')),
        );
        await recordAudit(tx, organization, ...records); // last: one transaction at a time has the end of the audit
      }),
  };
}

/** In one order, as who notes how calendars are doing: the one would wait for the other otherwise, and the other for the one. */
async function lockCalendars(
  tx: Transaction<Database>,
  organization: OrganizationId,
  ids: readonly CalendarId[],
): Promise<void> {
  await tx
    .selectFrom('calendar')
    .select('id')
    .where('organization_id', '=', organization)
    .where(sql<boolean>`id = any(${[...new Set(ids)]}::uuid[])`)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
}

async function move(
  tx: Transaction<Database>,
  organization: OrganizationId,
  ids: readonly CalendarId[],
  from: RegisteredCalendar['state'],
  to: RegisteredCalendar['state'],
): Promise<readonly AuditRecord[]> {
  if (ids.length === 0) return [];
  const moved = await tx
    .updateTable('calendar')
    .set({ state: to })
    .where('organization_id', '=', organization)
    .where('id', 'in', [...ids])
    .where('state', '=', from)
    .returning(['id', 'name', 'mailbox'])
    .execute();
  return moved.map(({ id, name, mailbox }) => ({
    actor: system,
    cause: 'rooms check',
    action: to === 'read' ? 'calendar.found' : 'calendar.lost',
    subject: { kind: 'calendar', id, name },
    before: { mailbox, state: from },
    after: { mailbox, state: to },
  }));
}
