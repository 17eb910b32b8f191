import { pairLines, staysAsItWas } from '../../contract/line-pairs.ts';
import { CostCenterId } from '../../contract/finance.ts';
import { OrderLines } from '../../contract/order-lines.ts';
import type { RouteCall } from '../../contract/route.ts';
import type { changeTemplate, TemplateReply } from '../../contract/services.ts';
import { givenAnswers, typedAnswers } from '../../ui/answers/typed-answers.ts';
import type { DraftOrder } from './draft-order.ts';
import type { DeliveryDraft, RequestDraft } from './request-draft.ts';

/** A request as it is being said anew. */
export type TypedChange = Pick<DeliveryDraft, 'text' | 'lines' | 'answers' | 'offsetMinutes' | 'offsetFrom'> &
  Pick<RequestDraft, 'costCenter'>;

export function asItIs(template: TemplateReply): TypedChange {
  const { text, lines, costCenter, properties, offsetMinutes, offsetFrom } = template;
  return {
    text,
    lines: lines.map(({ item, quantity, options }) => ({
      item,
      quantity,
      options: options.map(({ option, choice }) => ({ option, choice })),
    })),
    costCenter: costCenter?.id ?? '',
    answers: typedAnswers(properties),
    offsetMinutes,
    offsetFrom,
  };
}

type Body = NonNullable<RouteCall<typeof changeTemplate>['body']>;

/** What is sent: the words, and of the rest what is another way now. Null: nothing is, or nothing would be left. */
export function changeBody(
  template: TemplateReply,
  typed: TypedChange,
  order: Pick<DraftOrder, 'costCenter' | 'seenTotal'>,
): Body | null {
  const { text, offsetMinutes, offsetFrom } = typed;
  const lines = OrderLines.parse(typed.lines);
  if (text.trim() === '' && lines.length === 0) return null;
  const properties = givenAnswers(template.asks, typed.answers);
  const answered = givenAnswers(template.asks, typedAnswers(template.properties));
  const isSameMoment = offsetMinutes === template.offsetMinutes && offsetFrom === template.offsetFrom;
  const isSamePayer = order.costCenter === '' || order.costCenter === template.costCenter?.id;
  const isSameAnswers = template.asks.every(({ id }) => properties[id] === answered[id]);
  const changes = {
    ...(!isSameMoment && { offsetMinutes, offsetFrom }),
    ...(!isSameOrder(lines, template.lines) && { lines, seenTotal: order.seenTotal }),
    ...(!isSamePayer && { costCenter: CostCenterId.parse(order.costCenter) }),
    ...(!isSameAnswers && { properties }),
  };
  return text === template.text && Object.keys(changes).length === 0 ? null : { text, ...changes };
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
