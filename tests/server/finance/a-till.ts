import { randomUUID } from 'node:crypto';
import { CostCenterGroupId, CostCenterId, VatCategoryId } from '../../../contract/finance.ts';
import { OrganizationId } from '../../../contract/primitives.ts';
import type { Caller } from '../../../server/kernel/caller.ts';
import { grantsOf } from '../../../server/modules/access/roles.ts';
import type { Storage } from '../../../server/storage/open-database.ts';

export const nordhavn = OrganizationId.parse('10000000-0000-4000-8000-000000000001');
export const sydhavn = OrganizationId.parse('10000000-0000-4000-8000-000000000002');
/** The Entra tenant of Nordhavn. */
export const tenant = '20000000-0000-4000-8000-000000000001';
export const sales = '30000000-0000-4000-8000-000000000001';

const numbers = { hana: 1, anna: 2, bent: 3, siri: 4 } as const;

/** Somebody of Nordhavn (siri: of Sydhavn), in these groups. */
export function person(name: keyof typeof numbers, groups: readonly string[] = []): Caller {
  const role = name === 'hana' || name === 'siri' ? 'services-administrator' : 'add-in-user';
  return {
    organization: name === 'siri' ? sydhavn : nordhavn,
    tenantId: tenant,
    objectId: `40000000-0000-4000-8000-00000000000${numbers[name]}`,
    name,
    mail: null,
    groups: new Set(groups),
    grants: grantsOf([{ role, unit: null, department: null }]),
    requestId: 'request-1',
  };
}

export async function layOrganizations({ db }: Storage): Promise<void> {
  await db.deleteFrom('organization').execute();
  for (const id of [nordhavn, sydhavn]) {
    await db
      .insertInto('organization')
      .values({ id, name: 'x', contact_name: 'Hana', contact_mail: 'hana@x.example' })
      .execute();
    await db.insertInto('login_tenant').values({ organization_id: id, tenant_id: tenant }).execute();
  }
}

export const aVatCategory = (more: object = {}) => ({
  id: VatCategoryId.parse(randomUUID()),
  name: 'VAT 25 %',
  rate: 2_500,
  ...more,
});

export const aCostCenter = (more: object = {}) => ({
  id: CostCenterId.parse(randomUUID()),
  code: '1000',
  name: 'Administration',
  isOpen: true,
  holders: [],
  ...more,
});

export const aGroup = (more: object = {}) => ({
  id: CostCenterGroupId.parse(randomUUID()),
  name: 'Projects',
  costCenters: [],
  members: [],
  ...more,
});

export const groupHolder = (id: string) => ({
  kind: 'entra_group' as const,
  tenantId: tenant,
  id,
  name: 'Sales',
});
export const personHolder = ({ tenantId, objectId, name }: Caller) => ({
  kind: 'user' as const,
  tenantId,
  id: objectId,
  name,
});

export async function audited({ db }: Storage, organization = nordhavn) {
  return await db
    .selectFrom('audit_entry')
    .select(['action', 'subject_name', 'before', 'after'])
    .where('organization_id', '=', organization)
    .orderBy('number')
    .execute();
}
