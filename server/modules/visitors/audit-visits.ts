import type { AuditRecord } from '../audit/index.ts';
import type { ChangedVisit } from './decide-visits.ts';
import type { VisitContext } from './visit-context.ts';
import type { Visit } from './visitor.ts';

const actions: Readonly<Record<ChangedVisit['what'], string>> = {
  expected: 'visit.expected',
  moved: 'visit.moved',
  held: 'visit.held',
  resumed: 'visit.resumed',
  canceled: 'visit.canceled',
  revived: 'visit.revived',
  marked: 'visit.marked',
};

/** A year of daily meetings with visitors is one entry; the first dates of it are named. */
const MOST_DATES = 50;

/**
 * One entry per kind of change. A visitor is named by a pseudonym, the beginning of their id: the chain of the audit cannot be
 * rewritten when somebody is to be forgotten, so it never knows who they were.
 */
export function visitRecords(
  changes: readonly ChangedVisit[],
  { cause, link, requestId = null }: Pick<VisitContext, 'cause' | 'link' | 'requestId'>,
): readonly AuditRecord[] {
  return [...Map.groupBy(changes, ({ what, visitor }) => `${visitor.id} ${what}`).values()].flatMap(
    (alike) => {
      const [first] = alike;
      if (!first) return [];
      return [
        {
          actor: cause.actor,
          cause: cause.kind,
          requestId,
          action: actions[first.what],
          subject: { kind: 'visitor', id: first.visitor.id, name: pseudonymOf(first.visitor) },
          before: factsOf(
            link.id,
            alike.flatMap(({ before }) => before ?? []),
          ),
          after: factsOf(
            link.id,
            alike.map(({ after }) => after),
          ),
        },
      ];
    },
  );
}

/** `visitor 3f2a9c1b` */
export function pseudonymOf({ id }: { readonly id: string }): string {
  return `visitor ${id.slice(0, 8)}`;
}

function factsOf(meeting: string, visits: readonly Visit[]): unknown {
  const [first, ...others] = visits.map(visitFacts);
  if (!first) return null;
  if (others.length === 0) return { meeting, ...first };
  const more = visits.length - MOST_DATES;
  return { meeting, dates: [first, ...others].slice(0, MOST_DATES), ...(more > 0 && { moreDates: more }) };
}

/** Nothing in it says who the visitor is. */
export function visitFacts({ id, occurrence, status, isHeld, isUnfollowed, ...visit }: Visit) {
  const { reception, room, start, end, told } = visit;
  return {
    id,
    occurrence,
    status,
    isHeld,
    isUnfollowed,
    reception,
    room,
    start,
    end,
    toldAt: told?.at ?? null,
  };
}
