import type { AuditRecord } from '../audit/index.ts';
import type { ChangeContext, ChangedRequest } from './changed-request.ts';
import type { What } from './decision.ts';
import { lineFacts } from './orders/line-facts.ts';
import { answerFacts } from './properties/property-answer.ts';
import type { PropertyAnswer } from './properties/property-answer.ts';
import type { ServiceRequest } from './request.ts';

const actions: Readonly<Record<What, string>> = {
  created: 'request.created',
  'in-sight': 'request.created',
  reactivated: 'request.reactivated',
  moved: 'request.moved',
  'late-change': 'request.change-asked',
  'late-change-gone': 'request.change-gone',
  'needs-choice': 'request.needs-choice',
  'needs-provider': 'request.needs-provider',
  held: 'request.held',
  resumed: 'request.resumed',
  accepted: 'request.accepted',
  marked: 'request.marked',
  edited: 'request.edited',
  answered: 'request.answered',
  canceled: 'request.canceled',
  completed: 'request.completed',
};

/** A year of daily meetings is one entry; the first dates of it are named. */
const MOST_DATES = 50;

/** One entry for a digest of changes; `meeting` in its facts names the link, so that a meeting's history finds it. */
export function requestRecord(
  digest: readonly ChangedRequest[],
  context: ChangeContext,
): readonly AuditRecord[] {
  const [first] = digest;
  if (!first) return [];
  const { cause, requestId = null } = context;
  return [
    {
      actor: cause.actor,
      cause: cause.kind,
      requestId,
      action: actions[first.what],
      // What it all came from: the history of a meeting finds everything under one id.
      subject: { kind: 'service-request', id: first.after.template, name: first.provider.name },
      before: factsOf(
        context,
        digest.flatMap(({ before }) => before ?? []),
      ),
      after: factsOf(
        context,
        digest.map(({ after }) => after),
      ),
    },
  ];
}

function factsOf({ link }: ChangeContext, requests: readonly ServiceRequest[]): unknown {
  const [first, ...others] = requests.map(requestFacts);
  if (!first) return null;
  if (others.length === 0) return { meeting: link.id, ...first };
  const more = requests.length - MOST_DATES;
  const dates = [first, ...others].slice(0, MOST_DATES);
  return { meeting: link.id, dates, ...(more > 0 && { moreDates: more }) };
}

/** What was asked for is the organizer's own words; they belong to the audit, a subject would not. */
export function requestFacts({
  id,
  occurrence,
  status,
  flags,
  text,
  room,
  start,
  end,
  deliverAt,
  deadline,
  proposal,
  reason,
  holdUntil,
  lines,
  costCenter,
  feeRate,
  properties,
  staffProperties,
}: ServiceRequest) {
  const at = deadline.at;
  return {
    id,
    occurrence,
    status,
    flags,
    text,
    room,
    start,
    end,
    deliverAt,
    deadline: at,
    proposal,
    reason,
    holdUntil,
    ...answersOf('properties', properties),
    ...answersOf('staffProperties', staffProperties),
    ...(lines.length > 0 && { lines: lines.map(lineFacts), costCenter: costCenter?.code ?? null, feeRate }),
  };
}

function answersOf(name: string, answers: readonly PropertyAnswer[]) {
  return answers.length === 0 ? {} : { [name]: answers.map(answerFacts) };
}
