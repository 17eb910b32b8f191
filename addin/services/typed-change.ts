import { pairLines, staysAsItWas } from '../../contract/line-pairs.ts';
import { CostCenterId } from '../../contract/finance.ts';
import { OrderLines } from '../../contract/order-lines.ts';
import type { RouteCall } from '../../contract/route.ts';
import type { changeTemplate, TemplateReply } from '../../contract/services.ts';
import type { SeriesDate } from '../../contract/meeting-dates.ts';
import { givenAnswers, typedAnswers } from '../../ui/answers/typed-answers.ts';
import { stillThere } from '../meeting/chosen-dates.ts';
import type { DateChoice } from '../meeting/chosen-dates.ts';
import type { SeriesDates } from '../meeting/use-series-dates.ts';
import type { DraftOrder } from './draft-order.ts';
import type { DeliveryDraft, RequestDraft } from './request-draft.ts';

/** A request as it is being said anew. */
export type TypedChange = Pick<DeliveryDraft, 'text' | 'lines' | 'answers' | 'offsetMinutes' | 'offsetFrom'> &
  Pick<RequestDraft, 'costCenter' | 'dates'>;

export function asItIs(template: TemplateReply): TypedChange {
  const { text, lines, costCenter, properties, dates, offsetMinutes, offsetFrom } = template;
  return {
    text,
    lines: lines.map(({ item, quantity, options }) => ({
      item,
      quantity,
      options: options.map(({ option, choice }) => ({ option, choice })),
    })),
    costCenter: costCenter?.id ?? '',
    answers: typedAnswers(properties),
    dates,
    offsetMinutes,
    offsetFrom,
  };
}

/** What was typed, over what the request says by now: what the person left as it was `before` follows the others. Pure. */
export function onTopOf(typed: TypedChange, before: TemplateReply, current: TemplateReply): TypedChange {
  const [from, to] = [asItIs(before), asItIs(current)];
  const by = (...keys: readonly (keyof TypedChange)[]) =>
    keys.some((key) => JSON.stringify(typed[key]) !== JSON.stringify(from[key])) ? typed : to;
  const moment = by('offsetMinutes', 'offsetFrom');
  const answered = Object.entries(typed.answers).filter(([id, answer]) => answer !== from.answers[id]);
  return {
    text: by('text').text,
    lines: by('lines').lines,
    costCenter: by('costCenter').costCenter,
    dates: by('dates').dates,
    offsetMinutes: moment.offsetMinutes,
    offsetFrom: moment.offsetFrom,
    answers: { ...to.answers, ...Object.fromEntries(answered) },
  };
}

type Body = NonNullable<RouteCall<typeof changeTemplate>['body']>;

/**
 * What is sent: the words, and of the rest what is another way now. Null: nothing is, or nothing would be left. `series`
 * null: the meeting is none.
 */
export function changeBody(
  template: TemplateReply,
  typed: TypedChange,
  order: Pick<DraftOrder, 'costCenter' | 'seenTotal'>,
  series: Pick<SeriesDates, 'dates'> | null,
): Body | null {
  const { text } = typed;
  const dates = datesAfter(template, typed, series?.dates ?? []);
  const isNothing = text.trim() === '' && typed.lines.length === 0;
  if (isNothing || dates?.length === 0) return null;
  const changes = {
    ...momentAfter(template, typed),
    ...orderAfter(template, typed, order),
    ...answersAfter(template, typed),
    ...(dates !== undefined && { dates: dates && [...dates] }),
  };
  return text === template.text && Object.keys(changes).length === 0 ? null : { text, ...changes };
}

function momentAfter(template: TemplateReply, { offsetMinutes, offsetFrom }: TypedChange): Body {
  const isSame = offsetMinutes === template.offsetMinutes && offsetFrom === template.offsetFrom;
  return isSame ? {} : { offsetMinutes, offsetFrom };
}

function orderAfter(
  template: TemplateReply,
  typed: TypedChange,
  { costCenter, seenTotal }: Pick<DraftOrder, 'costCenter' | 'seenTotal'>,
): Body {
  const lines = OrderLines.parse(typed.lines);
  const isSamePayer = costCenter === '' || costCenter === template.costCenter?.id;
  return {
    ...(!isSameOrder(lines, template.lines) && { lines, seenTotal }),
    ...(!isSamePayer && { costCenter: CostCenterId.parse(costCenter) }),
  };
}

function answersAfter(template: TemplateReply, typed: TypedChange): Body {
  const properties = givenAnswers(template.asks, typed.answers);
  const answered = givenAnswers(template.asks, typedAnswers(template.properties));
  return template.asks.every(({ id }) => properties[id] === answered[id]) ? {} : { properties };
}

/** The choice of dates when it is another one now; undefined: it is the same, or nothing is known of a series. */
function datesAfter(
  template: Pick<TemplateReply, 'dates'>,
  typed: Pick<TypedChange, 'dates'>,
  series: readonly SeriesDate[],
): DateChoice | undefined {
  if (series.length === 0) return undefined;
  const [before, after] = [stillThere(template.dates, series), stillThere(typed.dates, series)];
  const isSame = before === null || after === null ? before === after : before.join() === after.join();
  return isSame ? undefined : after;
}

function isSameOrder(lines: TypedChange['lines'], before: TemplateReply['lines']): boolean {
  const pairs = pairLines(lines, before);
  return (
    lines.length === before.length &&
    lines.every((line, at) => {
      const known = before[pairs[at] ?? -1];
      return known !== undefined && staysAsItWas(line, known);
    })
  );
}
