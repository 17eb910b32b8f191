import { OrganizationId } from '../../../contract/primitives.ts';
import type { Caller } from '../../../server/kernel/caller.ts';
import { recordAudit } from '../../../server/modules/audit/index.ts';
import type { AuditRecord } from '../../../server/modules/audit/index.ts';
import type { Storage } from '../../../server/storage/open-database.ts';

export const nordhavn = OrganizationId.parse('10000000-0000-4000-8000-000000000001');
export const fabrikam = OrganizationId.parse('10000000-0000-4000-8000-000000000002');
const guid = (digit: number) => `${digit}0000000-0000-4000-8000-000000000009`;

export const inOrganization = (organization: OrganizationId): Caller => ({
  organization,
  tenantId: guid(4),
  objectId: guid(5),
  name: 'Hana Berg',
  mail: null,
  groups: new Set(),
  grants: [],
  requestId: 'request-1',
});

export function aRecord(more: Partial<AuditRecord> = {}): AuditRecord {
  return {
    actor: { kind: 'person', name: 'Hana Berg', tenantId: guid(4), objectId: guid(5) },
    action: 'calendar.added',
    subject: { kind: 'calendar', id: 'fjord', name: 'Fjord' },
    cause: 'portal',
    before: null,
    after: { name: 'Fjord', seats: 8, equipment: ['display'], nested: { b: 1, a: [null, 'x'] } },
    requestId: 'request-1',
    ...more,
  };
}

export async function layOrganizations({ db }: Storage): Promise<void> {
  for (const id of [nordhavn, fabrikam]) {
    await db
      .insertInto('organization')
      .values({ id, name: 'x', contact_name: 'Hana', contact_mail: 'hana@x.example' })
      .execute();
  }
}

export async function write(
  { db }: Storage,
  organization: OrganizationId,
  ...records: readonly AuditRecord[]
): Promise<void> {
  await db.transaction().execute((tx) => recordAudit(tx, organization, ...records));
}
