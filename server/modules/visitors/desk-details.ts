import type { DeskDetails } from '../../../contract/desk-fields.ts';
import type { OrganizationId } from '../../../contract/primitives.ts';
import { SecretError } from '../../secrets/index.ts';
import type { Secrets } from '../../secrets/index.ts';
import type { Db, Tx } from '../../storage/database.ts';
import { keptAtDesk } from './desk-fields.store.ts';
import { listReceptions } from './receptions.store.ts';
import { openContact } from './sealed-contact.ts';
import type { Visit } from './visitor.ts';
import type { SealedVisitor } from './visitors.store.ts';

/** Null also when it cannot be opened: a desk must see everybody else, whatever became of a key. */
function carPlateOf(
  secrets: Pick<Secrets, 'open'> | null,
  organization: OrganizationId,
  visitor: string,
  contact: string | null,
): string | null {
  if (secrets === null) return null;
  try {
    return openContact(secrets, organization, visitor, contact).carPlate;
  } catch (error) {
    if (error instanceof SecretError) return null;
    throw error;
  }
}

/** What a desk sees of visitors beside their names, for some visits. Without `secrets` nobody has a car. */
export async function detailsFor(
  db: Db | Tx,
  organization: OrganizationId,
  visits: readonly Pick<Visit, 'id' | 'reception'>[],
  secrets: Pick<Secrets, 'open'> | null,
): Promise<(visitor: SealedVisitor, visit: Pick<Visit, 'id' | 'reception'>) => DeskDetails> {
  const receptions = await listReceptions(db, organization);
  const filling = new Set(
    receptions.filter(({ asks }) => asks.fields.some(({ by }) => by === 'desk')).map(({ id }) => id),
  );
  const kept = await keptAtDesk(
    db,
    organization,
    visits.map(({ id }) => id),
  );
  return ({ id, contact, group, language, answers }, visit) => ({
    group,
    carPlate: carPlateOf(secrets, organization, id, contact),
    language,
    answers: [...answers],
    internal: [...(kept.get(visit.id)?.answers ?? [])],
    hasInternal: visit.reception !== null && filling.has(visit.reception),
  });
}
