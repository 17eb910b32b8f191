import type { Kysely } from 'kysely';
import { z } from 'zod';
import { AttemptStep } from '../../../contract/integrations.ts';
import type { Attempt, IntegrationKind } from '../../../contract/integrations.ts';
import { IntegrationId } from '../../../contract/primitives.ts';
import type { OrganizationId } from '../../../contract/primitives.ts';
import { instantOf } from '../../kernel/time.ts';
import type { Database } from '../../storage/database.ts';

const DAY_MS = 24 * 60 * 60_000;

export interface NewAttempt {
  readonly id: string;
  readonly kind: IntegrationKind;
  readonly integration: IntegrationId | null;
  readonly requestHash: Buffer;
  readonly steps: readonly AttemptStep[];
}

/** Attempts to connect, so that any node can show how far one has come. Times are real milliseconds since 1970. */
export interface AttemptStore {
  /** Writes a new attempt; `repeated` when the same one is there already, `reused` when another has its id. */
  begin(
    organization: OrganizationId,
    attempt: NewAttempt,
    now: number,
  ): Promise<'begun' | 'repeated' | 'reused'>;
  saveSteps(organization: OrganizationId, id: string, steps: readonly AttemptStep[]): Promise<void>;
  conclude(
    organization: OrganizationId,
    id: string,
    end: {
      readonly state: Attempt['state'];
      readonly integration: IntegrationId | null;
      readonly steps: readonly AttemptStep[];
    },
  ): Promise<void>;
  find(organization: OrganizationId, id: string): Promise<Attempt | undefined>;
}

export function createAttemptStore(db: Kysely<Database>): AttemptStore {
  return {
    async begin(organization, { id, kind, integration, requestHash, steps }, now) {
      await db
        .deleteFrom('connection_attempt')
        .where('organization_id', '=', organization)
        .where('expires_at', '<', new Date(now))
        .execute();
      const begun = await db
        .insertInto('connection_attempt')
        .values({
          organization_id: organization,
          id,
          kind,
          state: 'running',
          integration_id: integration,
          request_hash: requestHash,
          steps: JSON.stringify(steps),
          started_at: instantOf(now),
          expires_at: instantOf(now + DAY_MS),
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .execute();
      if (begun.length > 0) return 'begun';
      const there = await db
        .selectFrom('connection_attempt')
        .select('request_hash')
        .where('organization_id', '=', organization)
        .where('id', '=', id)
        .executeTakeFirst();
      return there && requestHash.equals(there.request_hash) ? 'repeated' : 'reused';
    },

    async saveSteps(organization, id, steps) {
      await db
        .updateTable('connection_attempt')
        .set({ steps: JSON.stringify(steps) })
        .where('organization_id', '=', organization)
        .where('id', '=', id)
        .execute();
    },

    async conclude(organization, id, { state, integration, steps }) {
      await db
        .updateTable('connection_attempt')
        .set({ state, integration_id: integration, steps: JSON.stringify(steps) })
        .where('organization_id', '=', organization)
        .where('id', '=', id)
        .execute();
    },

    async find(organization, id) {
      const row = await db
        .selectFrom('connection_attempt')
        .select(['id', 'kind', 'state', 'integration_id', 'steps', 'started_at'])
        .where('organization_id', '=', organization)
        .where('id', '=', id)
        .executeTakeFirst();
      if (!row) return undefined;
      return {
        id: row.id,
        kind: row.kind,
        state: row.state,
        integration: IntegrationId.nullable().parse(row.integration_id),
        startedAt: instantOf(row.started_at.getTime()),
        steps: Steps.parse(row.steps),
      };
    },
  };
}

const Steps = z.array(AttemptStep);
