import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { ResourceKind } from '../../../contract/calendars.ts';
import { CalendarId, UnitId } from '../../../contract/primitives.ts';
import type { IntegrationId, MailboxAddress } from '../../../contract/primitives.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Database } from '../../storage/database.ts';
import { takeTurn } from '../../storage/take-turn.ts';
import { askedBy, recordAudit } from '../audit/index.ts';
import type { AuditRecord } from '../audit/index.ts';
import type { Place } from './calendars.store.ts';

/** A calendar to be, as Exchange describes it. */
export interface NewCalendar {
  readonly mailbox: MailboxAddress;
  readonly kind: ResourceKind;
  readonly name: string;
  readonly capacity: number | null;
  readonly equipment: readonly string[];
  readonly isListed: boolean;
  readonly directoryId: string | null;
  readonly unit: UnitId | null;
  /** Places below `unit`, outermost first, that are found by name or made. */
  readonly within: readonly { readonly kind: 'building' | 'floor'; readonly name: string }[];
}

export interface AddedCalendar {
  readonly mailbox: MailboxAddress;
  readonly outcome: 'added' | 'already-added' | 'in-another-integration';
  readonly calendar: CalendarId | null;
}

export interface AddingCalendars {
  /** All in one transaction, places included; an address that the organization reads already is left as it is. */
  add(
    caller: Caller,
    integration: IntegrationId,
    below: Place | null,
    calendars: readonly NewCalendar[],
  ): Promise<readonly AddedCalendar[]>;
}

export function createAddingCalendars(db: Kysely<Database>): AddingCalendars {
  return {
    add: (caller, integration, below, calendars) =>
      db.transaction().execute(async (tx) => {
        const { organization } = caller;
        // Two people who add at once would otherwise make the same building twice, or meet each other's address.
        await takeTurn(tx, organization, 'administration');
        const there = await tx
          .selectFrom('calendar')
          .select(['id', 'mailbox', 'integration_id'])
          .where('organization_id', '=', organization)
          .where('mailbox', 'in', ['', ...calendars.map(({ mailbox }) => mailbox)])
          .execute();
        const known = new Map(there.map((row) => [row.mailbox, row]));
        const records: AuditRecord[] = [];
        const results: AddedCalendar[] = [];

        for (const calendar of calendars) {
          const { mailbox } = calendar;
          const row = known.get(mailbox);
          if (row) {
            const isHere = row.integration_id === integration;
            results.push({
              mailbox,
              outcome: isHere ? 'already-added' : 'in-another-integration',
              calendar: isHere ? CalendarId.parse(row.id) : null,
            });
            continue;
          }
          const unit = await ensurePlaces(tx, caller, below, calendar, records);
          const id = CalendarId.parse(randomUUID());
          const { kind, name, capacity, isListed, directoryId } = calendar;
          const facts = { mailbox, name, kind, capacity, equipment: [...calendar.equipment] };
          await tx
            .insertInto('calendar')
            .values({
              ...facts,
              organization_id: organization,
              integration_id: integration,
              id,
              unit_id: unit,
              is_listed: isListed,
              directory_id: directoryId,
            })
            .execute();
          known.set(mailbox, { id, mailbox, integration_id: integration });
          records.push({
            ...askedBy(caller),
            action: 'calendar.added',
            subject: { kind: 'calendar', id, name },
            after: { ...facts, integration, unit },
          });
          results.push({ mailbox, outcome: 'added', calendar: id });
        }
        await recordAudit(tx, organization, ...records);
        return results;
      }),
  };
}

async function ensurePlaces(
  tx: Transaction<Database>,
  caller: Caller,
  below: Place | null,
  { unit, within }: NewCalendar,
  records: AuditRecord[],
): Promise<UnitId | null> {
  let at = unit;
  for (const { kind, name } of within) {
    const found = await tx
      .selectFrom('unit')
      .select('id')
      .where('organization_id', '=', caller.organization)
      .where('parent_id', at === null ? 'is' : '=', at)
      .where((is) => is(is.fn<string>('lower', ['name']), '=', name.toLowerCase()))
      .executeTakeFirst();
    if (found || !below) {
      at = found ? UnitId.parse(found.id) : at;
      continue;
    }
    const id = UnitId.parse(randomUUID());
    const place = { kind, name, parent_id: at, time_zone: below.timeZone };
    await tx
      .insertInto('unit')
      .values({ ...place, organization_id: caller.organization, id, position: 0 })
      .execute();
    records.push({
      ...askedBy(caller),
      action: 'unit.added',
      subject: { kind: 'unit', id, name },
      after: { kind, name, parent: at, timeZone: below.timeZone },
    });
    at = id;
  }
  return at;
}
