import { Instant, TimeZone } from '../../../../contract/primitives.ts';
import { ReceptionId, VisitId, VisitorId } from '../../../../contract/visitor-ids.ts';
import { instantOf } from '../../../../server/kernel/time.ts';
import type { PlannedChange } from '../../../../server/modules/visitors/unfollowed/along-plan.ts';
import { notCome } from '../../../../server/modules/visitors/visitor.ts';
import type { Visit } from '../../../../server/modules/visitors/visitor.ts';

export const reception = ReceptionId.parse('7b6c0f4e-5c0a-4a43-9a52-000000000001');
export const timeZone = TimeZone.parse('Pacific/Auckland');
export const at = (text: string) => Instant.parse(text);
export const now = at('2026-11-30T08:00:00Z');
export const guest = { reception, withdrawnAt: null, forgottenAt: null, chosen: null };
/** At midnight in Auckland: another day than in UTC. */
const FIRST = Date.parse('2026-12-02T11:00:00Z');

/** The date of a daily series with this number, moved by so many hours. */
export function aDate(number: number, hours = 0) {
  const occurrence = instantOf(FIRST + number * 86_400_000);
  const start = instantOf(Date.parse(occurrence) + hours * 3_600_000);
  return { occurrence, start, end: instantOf(Date.parse(start) + 3_600_000) };
}

let made = 0;

/** A visit as it is after a change of the plan. */
export function visitAs({ before, next, occurrence }: PlannedChange<Visit>): Visit {
  made += 1;
  const id = VisitId.parse(`7b6c0f4e-5c0a-4a43-9a52-${String(made).padStart(12, '0')}`);
  return {
    ...next,
    occurrence,
    id: before?.id ?? id,
    visitor: VisitorId.parse('7b6c0f4e-5c0a-4a43-9a52-000000000009'),
    link: 'link',
    pass: id,
    ...notCome,
    changedAt: now,
    version: (before?.version ?? 0) + 1,
  };
}

/** What is there after some changes. */
export function afterAll(
  visits: readonly Visit[],
  changes: readonly PlannedChange<Visit>[],
): readonly Visit[] {
  const changed = new Set(changes.flatMap(({ before }) => before?.id ?? []));
  return [...visits.filter(({ id }) => !changed.has(id)), ...changes.map(visitAs)];
}
