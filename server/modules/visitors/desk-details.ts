import type { DeskDetails } from '../../../contract/desk-fields.ts';
import type { OrganizationId } from '../../../contract/primitives.ts';
import { SecretError } from '../../secrets/index.ts';
import type { Secrets } from '../../secrets/index.ts';
import type { Db, Tx } from '../../storage/database.ts';
import { keptAtDesk } from './desk-fields.store.ts';
import type { Reception } from './reception.ts';
import { openContact } from './sealed-contact.ts';
import type { Contact, Visit } from './visitor.ts';
import type { SealedVisitor } from './visitors.store.ts';

/** What is known of some visitors; of whom it cannot be opened, nothing: a desk must see everybody else, whatever became of a key. */
export function contactsOf(
  secrets: Pick<Secrets, 'open'>,
  organization: OrganizationId,
  visitors: Iterable<Pick<SealedVisitor, 'id' | 'contact'>>,
): ReadonlyMap<string, Contact> {
  const contacts = new Map<string, Contact>();
  for (const { id, contact } of visitors) {
    try {
      contacts.set(id, openContact(secrets, organization, id, contact));
    } catch (error) {
      if (!(error instanceof SecretError)) throw error;
    }
  }
  return contacts;
}

/** What a desk sees of visitors beside their names, for some visits at some of these receptions. */
export async function detailsFor(
  db: Db | Tx,
  organization: OrganizationId,
  visits: readonly Pick<Visit, 'id' | 'reception'>[],
  receptions: readonly Pick<Reception, 'id' | 'asks'>[],
  contacts: ReadonlyMap<string, Contact>,
): Promise<(visitor: SealedVisitor, visit: Pick<Visit, 'id' | 'reception'>) => DeskDetails> {
  const filling = new Set(
    receptions.filter(({ asks }) => asks.fields.some(({ by }) => by === 'desk')).map(({ id }) => id),
  );
  const kept = await keptAtDesk(
    db,
    organization,
    visits.map(({ id }) => id),
  );
  return ({ id, group, language, answers }, visit) => ({
    group,
    carPlate: contacts.get(id)?.carPlate ?? null,
    language,
    answers: [...answers],
    internal: [...(kept.get(visit.id)?.answers ?? [])],
    hasInternal: visit.reception !== null && filling.has(visit.reception),
  });
}
