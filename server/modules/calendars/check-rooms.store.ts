import type { Kysely, Transaction } from 'kysely';
import { CalendarId, MailboxAddress } from '../../../contract/primitives.ts';
import type { OrganizationId } from '../../../contract/primitives.ts';
import type { Database } from '../../storage/database.ts';
import { recordAudit, system } from '../audit/index.ts';

/** A calendar as the check of rooms sees it. */
export interface RegisteredCalendar {
  readonly id: CalendarId;
  readonly mailbox: MailboxAddress;
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
  apply(
    organization: OrganizationId,
    changes: {
      readonly lost: readonly CalendarId[];
      readonly found: readonly CalendarId[];
      readonly nowListed: readonly CalendarId[];
    },
  ): Promise<void>;
}

export function createRoomsCheckStore(db: Kysely<Database>): RoomsCheckStore {
  const calendarsOf = (organization: OrganizationId, integration: string) =>
    db
      .selectFrom('calendar')
      .select(['id', 'mailbox', 'state', 'is_listed as isListed'])
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

    apply: (organization, { lost, found, nowListed }) =>
      db.transaction().execute(async (tx) => {
        await move(tx, organization, lost, 'read', 'not-a-resource');
        await move(tx, organization, found, 'not-a-resource', 'read');
        if (nowListed.length > 0) {
          await tx
            .updateTable('calendar')
            .set({ is_listed: true })
            .where('organization_id', '=', organization)
            .where('id', 'in', [...nowListed])
            .execute();
        }
      }),
  };
}

async function move(
  tx: Transaction<Database>,
  organization: OrganizationId,
  ids: readonly CalendarId[],
  from: RegisteredCalendar['state'],
  to: RegisteredCalendar['state'],
): Promise<void> {
  if (ids.length === 0) return;
  const moved = await tx
    .updateTable('calendar')
    .set({ state: to })
    .where('organization_id', '=', organization)
    .where('id', 'in', [...ids])
    .where('state', '=', from)
    .returning(['id', 'name', 'mailbox'])
    .execute();
  const records = moved.map(({ id, name, mailbox }) => ({
    actor: system,
    cause: 'rooms check',
    action: to === 'read' ? 'calendar.found' : 'calendar.lost',
    subject: { kind: 'calendar', id, name },
    before: { mailbox, state: from },
    after: { mailbox, state: to },
  }));
  await recordAudit(tx, organization, ...records);
}
