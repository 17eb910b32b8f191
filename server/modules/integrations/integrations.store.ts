import type { Kysely } from 'kysely';
import type { IntegrationId, OrganizationId } from '../../../contract/primitives.ts';
import type { Database } from '../../storage/database.ts';
import type { Asked, Change, NewIntegration, Tried } from './integration-writes.ts';
import { addIn, reconnectIn } from './add-integration.store.ts';
import { changeIn, noteTrialIn, removeFrom } from './change-integration.store.ts';
import type { OnRemoving } from './change-integration.store.ts';
import type { Draft, StoredIntegration } from './integration.ts';
import { readRow } from './integration-row.ts';
import { findIn, selection } from './select-integrations.store.ts';

/**
 * The connections of organizations to their Exchange. Every write is audited in its own transaction. `version` names the
 * version that is to be changed; those calls give false when it is not the current one any more.
 */
export interface IntegrationStore {
  /** Undefined when the organization has no such integration, whatever its status. */
  find(organization: OrganizationId, id: string): Promise<StoredIntegration | undefined>;
  list(organization: OrganizationId): Promise<readonly StoredIntegration[]>;
  /** A new integration; the people of its tenant may sign in from then on. False: the id is taken. */
  add(organization: OrganizationId, draft: Draft, more: NewIntegration): Promise<boolean>;
  /** Another way to reach it; the secret stays unless a new one comes. */
  reconnect(
    organization: OrganizationId,
    version: number,
    draft: Draft,
    more: NewIntegration,
  ): Promise<boolean>;
  change(
    organization: OrganizationId,
    id: IntegrationId,
    version: number,
    change: Change,
    asked: Asked,
  ): Promise<boolean>;
  /**
   * What a test of that version found. Audited when the status changes; no new version, because nobody edited anything.
   * Nothing happens when somebody did, meanwhile: what was tested is not there any more.
   */
  noteTrial(
    organization: OrganizationId,
    version: number,
    draft: Draft,
    tried: Tried,
    asked: Asked,
  ): Promise<void>;
  remove(organization: OrganizationId, id: IntegrationId, version: number, asked: Asked): Promise<boolean>;
}

export function createIntegrationStore(db: Kysely<Database>, onRemoving: OnRemoving): IntegrationStore {
  return {
    find: (organization, id) => findIn(db, organization, id),

    async list(organization) {
      const rows = await selection(db, organization).orderBy('label').orderBy('id').execute();
      return rows.map(readRow);
    },

    add: (organization, draft, more) =>
      db.transaction().execute((tx) => addIn(tx, organization, draft, more)),

    reconnect: (organization, version, draft, more) =>
      db.transaction().execute((tx) => reconnectIn(tx, organization, version, draft, more)),

    change: (organization, id, version, change, asked) =>
      db.transaction().execute((tx) => changeIn(tx, organization, id, version, change, asked)),

    noteTrial: (organization, version, draft, tried, asked) =>
      db.transaction().execute((tx) => noteTrialIn(tx, organization, version, draft, tried, asked)),

    remove: (organization, id, version, asked) =>
      db.transaction().execute((tx) => removeFrom(tx, organization, id, version, asked, onRemoving)),
  };
}
