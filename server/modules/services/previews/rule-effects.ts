import type { RuleEffect } from '../../../../contract/rule-preview.ts';
import type { MailboxAddress } from '../../../../contract/primitives.ts';
import { explainShortage } from '../capacity/explain-shortage.ts';
import { shortagesOf } from '../capacity/shortage.ts';
import type { Limits } from '../capacity/shortage.ts';
import { useOf } from '../capacity/use.ts';
import type { Use } from '../capacity/use.ts';
import { deadlineOf, isPassed } from '../deadlines/deadline.ts';
import { explainClosure, explainDeadline } from '../deadlines/explain-deadline.ts';
import type { Reader } from '../deadlines/explain-deadline.ts';
import { closureAt } from '../deadlines/opening.ts';
import { feeOf } from '../orders/ordered-line.ts';
import type { OrderedLine } from '../orders/ordered-line.ts';
import { whyNotThatDay } from '../orders/unavailable.ts';
import type { Provider, RequestState } from '../request.ts';

/** By what a team decides: as it is now, or as it would be after a change. */
export interface Rules {
  readonly provider: Provider;
  readonly limits: Limits;
  readonly serves: (room: MailboxAddress) => boolean;
  /** What was ordered, with what the menu says of it by these rules. */
  readonly linesBy: (lines: readonly OrderedLine[]) => readonly OrderedLine[];
}

interface Change {
  readonly before: Rules;
  readonly after: Rules;
  /** What everything else takes of the team about that time. */
  readonly others: readonly Use[];
  readonly reader: Reader;
}

/** What rules decide about: a request, or what would become one. `room` null: nobody knows which yet. */
export type Affected = Pick<RequestState, 'end' | 'deliverAt' | 'deadline' | 'lines'> & {
  readonly room: MailboxAddress | null;
};

/**
 * What a change of rules would mean for a request as it stands: the rules that decide in earnest, asked twice. What they
 * say before and after alike is no effect. Pure.
 */
export function effectsOf(request: Affected, change: Change): readonly RuleEffect[] {
  return [
    ...deadlineEffect(request, change),
    ...closedEffect(request, change),
    ...placeEffect(request, change),
    ...capacityEffect(request, change),
    ...feeEffect(request, change),
    ...useEffect(change),
  ];
}

function deadlineEffect(request: Affected, { before, after, reader }: Change): readonly RuleEffect[] {
  const { deliverAt, deadline, lines } = request;
  const [was, is] = [before, after].map((by) => deadlineOf(by.provider, deliverAt, by.linesBy(lines)));
  if (!was || !is || was.at === is.at || is.at === deadline.at) return [];
  const sentence = explainDeadline(is, deliverAt, after.provider, reader);
  const isLate = isPassed(is, reader.now) && !isPassed(deadline, reader.now);
  return [{ kind: 'deadline', from: deadline.at, to: is.at, isLate, sentence }];
}

/** Why nothing is delivered then, or not all of it; null: it is. */
function whyClosed(
  { deliverAt, lines }: Affected,
  { provider, linesBy }: Rules,
  { language }: Reader,
): string | null {
  const closure = closureAt(provider, deliverAt);
  if (closure) return explainClosure(closure, deliverAt, provider, language);
  const [why] = linesBy(lines).flatMap((line) => whyNotThatDay(line, deliverAt, provider.timeZone) ?? []);
  return why ?? null;
}

function closedEffect(request: Affected, { before, after, reader }: Change): readonly RuleEffect[] {
  const sentence = whyClosed(request, after, reader);
  return sentence === null || whyClosed(request, before, reader) !== null
    ? []
    : [{ kind: 'closed', sentence }];
}

function placeEffect({ room }: Affected, { before, after }: Change): readonly RuleEffect[] {
  if (room !== null && before.serves(room) && !after.serves(room)) return [{ kind: 'not-served' }];
  const isLeft = before.provider.followsToNewRoom && !after.provider.followsToNewRoom;
  return isLeft ? [{ kind: 'stays-behind' }] : [];
}

function capacityEffect(request: Affected, { before, after, others }: Change): readonly RuleEffect[] {
  const short = ({ limits, linesBy }: Rules) =>
    shortagesOf(limits, others, useOf(request.deliverAt, request.end, linesBy(request.lines)))[0];
  const shortage = short(after);
  if (!shortage || short(before)) return [];
  return [{ kind: 'over-capacity', sentence: explainShortage(shortage, after.provider) }];
}

function feeEffect({ lines }: Affected, { before, after }: Change): readonly RuleEffect[] {
  const [from, to] = [before, after].map(({ provider }) => feeOf(lines, provider.lateFeeRate));
  if (from === undefined || to === undefined || from?.gross === to?.gross) return [];
  return [{ kind: 'late-fee', from, to }];
}

function useEffect({ before, after }: Change): readonly RuleEffect[] {
  return before.provider.isActive && !after.provider.isActive ? [{ kind: 'out-of-use' }] : [];
}
