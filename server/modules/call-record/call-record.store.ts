import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { CallRecord } from '../../../contract/access-proof.ts';
import { IntegrationId } from '../../../contract/primitives.ts';
import type { OrganizationId } from '../../../contract/primitives.ts';
import { shortenPerson } from '../../kernel/shorten-person.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Database } from '../../storage/database.ts';
import type { CallKey } from './cursor.ts';
import { keyOf } from './call-tally.ts';
import type { Tally } from './call-tally.ts';

/** Calls through one integration that were alike but for hour and mailbox. */
export interface CallTotal {
  readonly service: string;
  readonly operation: string;
  readonly properties: string | null;
  readonly outcome: string;
  /** How many different mailboxes were asked about. */
  readonly mailboxes: number;
  readonly count: number;
}

export interface CallFilter {
  readonly integration?: string | undefined;
  /** Parts of them, in any case. */
  readonly mailbox?: string | undefined;
  readonly operation?: string | undefined;
}

export interface CallStore {
  /** Adds counts to those that are there; gives back what belongs to no integration or tenant that is known (yet). */
  add(tallies: readonly Tally[]): Promise<readonly Tally[]>;
  /** Newest hour first, from after `after` on. */
  list(
    organization: OrganizationId,
    filter: CallFilter,
    after: CallKey | null,
    most: number,
  ): Promise<readonly { readonly key: CallKey; readonly record: CallRecord }[]>;
  totals(organization: OrganizationId, integration: string): Promise<readonly CallTotal[]>;
  /** Forgets hours that began before `hour`. */
  removeBefore(hour: string): Promise<void>;
}

const MOST_TOTALS = 500;

export function createCallStore(db: Kysely<Database>): CallStore {
  return {
    async add(tallies) {
      const owners = await ownersOf(db, [...new Set(tallies.map(({ integration }) => integration))]);
      const rows = tallies.flatMap((tally) =>
        (owners.get(tally.integration) ?? []).map(({ organization, control }) => ({
          ...tally,
          organization,
          mailbox: tally.mailbox === control ? shortenPerson(tally.mailbox) : tally.mailbox,
        })),
      );
      // Two mailboxes that are shortened alike are one row, and one statement may touch a row once only
      const alike = Map.groupBy(rows, (row) => `${row.organization} ${keyOf(row)}`);
      const merged = [...alike.values()].flatMap(([first, ...others]) =>
        first ? [others.reduce(sumOf, first)] : [],
      );
      if (merged.length > 0) {
        await sql`
          insert into outbound_call
            (organization_id, hour, integration_id, service, operation, mailbox, properties, outcome, count, last_at)
          select organization, hour, integration, service, operation, mailbox, properties, outcome, count, "lastAt"
          from jsonb_to_recordset(${JSON.stringify(merged)}::jsonb) as noted (
            organization uuid, hour timestamptz, integration uuid, service text, operation text, mailbox text,
            properties text, outcome text, count integer, "lastAt" timestamptz
          )
          order by 1, 2, 3, 4, 5, 6, 7, 8
          on conflict on constraint outbound_call_pk do update set
            count = outbound_call.count + excluded.count,
            last_at = greatest(outbound_call.last_at, excluded.last_at)`.execute(db);
      }
      return tallies.filter(({ integration }) => !owners.has(integration));
    },

    async list(organization, filter, after, most) {
      const rows = await db
        .selectFrom('outbound_call')
        .leftJoin('integration', (join) =>
          join
            .onRef('integration.organization_id', '=', 'outbound_call.organization_id')
            .onRef('integration.id', '=', 'outbound_call.integration_id'),
        )
        .selectAll('outbound_call')
        .select('integration.id as known')
        .where('outbound_call.organization_id', '=', organization)
        .$if(filter.integration !== undefined, (query) =>
          query.where('outbound_call.integration_id', '=', filter.integration ?? ''),
        )
        .$if(filter.mailbox !== undefined, (query) =>
          query.where('outbound_call.mailbox', 'ilike', contains(filter.mailbox)),
        )
        .$if(filter.operation !== undefined, (query) =>
          query.where('outbound_call.operation', 'ilike', contains(filter.operation)),
        )
        .$if(after !== null, (query) =>
          query.where(
            sql<boolean>`(outbound_call.hour, outbound_call.integration_id, outbound_call.service,
              outbound_call.operation, outbound_call.mailbox, outbound_call.properties, outbound_call.outcome)
              < (${after?.hour}::timestamptz, ${after?.integration}::uuid, ${after?.service}::text,
                ${after?.operation}::text, ${after?.mailbox}::text, ${after?.properties}::text, ${after?.outcome}::text)`,
          ),
        )
        .orderBy('outbound_call.hour', 'desc')
        .orderBy('outbound_call.integration_id', 'desc')
        .orderBy('outbound_call.service', 'desc')
        .orderBy('outbound_call.operation', 'desc')
        .orderBy('outbound_call.mailbox', 'desc')
        .orderBy('outbound_call.properties', 'desc')
        .orderBy('outbound_call.outcome', 'desc')
        .limit(most)
        .execute();

      return rows.map((row) => {
        const { service, operation, mailbox, properties, outcome, count } = row;
        const hour = instantOf(row.hour.getTime());
        return {
          key: { hour, integration: row.integration_id, service, operation, mailbox, properties, outcome },
          record: {
            integration: row.known === null ? null : IntegrationId.parse(row.known),
            hour,
            service,
            operation,
            mailbox: mailbox || null,
            properties: properties || null,
            outcome,
            count,
            lastAt: instantOf(row.last_at.getTime()),
          },
        };
      });
    },

    async totals(organization, integration) {
      const rows = await db
        .selectFrom('outbound_call')
        .select(['service', 'operation', 'properties', 'outcome'])
        .select((is) => is.fn.sum<string>('count').as('count'))
        .select((is) => is.fn.count<string>('mailbox').distinct().as('mailboxes'))
        .where('organization_id', '=', organization)
        .where('integration_id', '=', integration)
        .groupBy(['service', 'operation', 'properties', 'outcome'])
        .orderBy('service')
        .orderBy('operation')
        .orderBy('properties')
        .orderBy('outcome')
        .limit(MOST_TOTALS)
        .execute();
      return rows.map(({ properties, count, mailboxes, ...same }) => ({
        ...same,
        properties: properties || null,
        count: Number(count),
        mailboxes: Number(mailboxes),
      }));
    },

    async removeBefore(hour) {
      await db.deleteFrom('outbound_call').where('hour', '<', new Date(hour)).execute();
    },
  };
}

interface Owner {
  readonly organization: string;
  /** The personal mailbox of the access proof: the record shows it shortened. */
  readonly control: string | null;
}

/** Whose calls these are. What is asked about people of a tenant is of every organization that they may sign in to. */
async function ownersOf(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Owner[]>> {
  const integrations = await db
    .selectFrom('integration')
    .select(['id', 'organization_id as organization', 'control_mailbox as control'])
    .where('id', 'in', [...ids])
    .execute();
  const tenants = await db
    .selectFrom('login_tenant')
    .select(['tenant_id as id', 'organization_id as organization'])
    .where('tenant_id', 'in', [...ids])
    .execute();
  return Map.groupBy([...integrations, ...tenants.map((row) => ({ ...row, control: null }))], ({ id }) => id);
}

function sumOf<T extends Tally>(one: T, other: T): T {
  const lastAt = one.lastAt > other.lastAt ? one.lastAt : other.lastAt;
  return { ...one, count: one.count + other.count, lastAt };
}

function contains(part: string | undefined): string {
  return `%${(part ?? '').replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}
