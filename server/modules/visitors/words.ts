import type { VisitStatus } from '../../../contract/visitor-ids.ts';
import type { Visit, Visitor } from './visitor.ts';

const statuses: Readonly<Record<VisitStatus, string>> = {
  expected: 'Expected',
  notified: 'Expected, and told',
  'on-site': 'Has arrived',
  'off-site': 'Has left',
  canceled: 'Canceled',
  'no-show': 'Did not come',
};

const notFollowed =
  'No room shows this meeting: when its time changes or it is canceled, say so here in Foyer.';

const unseen =
  'The reception expects the visitor as soon as a room shows the meeting; without a room, as soon as you confirm.';

/** Where a visit stands, as a sentence; null: no room has shown the meeting yet. */
export function sentenceOf(visit: Visit | null, reception: { readonly name: string } | null): string {
  if (visit === null) return unseen;
  if (visit.isHeld) return 'The meeting has no room at the moment; the reception waits with this visitor.';
  const status = statuses[visit.status];
  if (visit.status === 'canceled') return `${status}.`;
  if (visit.isUnfollowed && reception !== null) return `${status} at ${reception.name}. ${notFollowed}`;
  if (reception === null) return `${status}, but no reception serves the room: choose one.`;
  if (visit.isPending && visit.status === 'expected') {
    return `${status} at ${reception.name}; told when the room has accepted the meeting.`;
  }
  return `${status} at ${reception.name}.`;
}

/** How people call a visitor; somebody whose name was erased has none. */
export function shownName({ name, forgottenAt }: Pick<Visitor, 'name' | 'forgottenAt'>): string {
  return forgottenAt === null ? name : 'Visitor (erased)';
}
