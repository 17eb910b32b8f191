import type { Identity } from '../../entra/code-flow.ts';

/** How a person stands in a row. */
export interface IdentityColumns {
  readonly tenant_id: string;
  readonly object_id: string;
  readonly name: string;
  readonly mail: string | null;
}

export function columnsOf({ tenantId, objectId, name, mail }: Identity): IdentityColumns {
  return { tenant_id: tenantId, object_id: objectId, name, mail };
}

export function identityOf(row: IdentityColumns): Identity {
  return { tenantId: row.tenant_id, objectId: row.object_id, name: row.name, mail: row.mail };
}
