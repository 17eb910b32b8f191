import type { Contact, Visit } from '../visitor.ts';
import type { SealedVisitor } from '../visitors.store.ts';
import { sameTimes } from './same-times.ts';

/** Of some visits at a desk those that are of the same person at the same time, for each; of a closed one none. Pure. */
export function twiceAtDesk(
  visits: readonly Visit[],
  visitors: ReadonlyMap<string, SealedVisitor>,
  contacts: ReadonlyMap<string, Contact>,
): (visit: Pick<Visit, 'id'>) => readonly Visit[] {
  const expected = visits.flatMap((visit) => {
    const visitor = visitors.get(visit.visitor);
    const contact = contacts.get(visit.visitor);
    const isOpen = ['expected', 'notified', 'on-site'].includes(visit.status);
    if (!visitor || !contact || !isOpen || visitor.group !== null || visitor.forgottenAt !== null) return [];
    const { id, start, end } = visit;
    return { id, visit, name: visitor.name, company: visitor.company, mail: contact.mail, start, end };
  });
  const found = sameTimes(expected);
  return ({ id }) => (found.get(id) ?? []).map(({ visit }) => visit);
}
