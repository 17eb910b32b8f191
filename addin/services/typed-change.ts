import type { RouteCall } from '../../contract/route.ts';
import type { changeTemplate, TemplateReply } from '../../contract/services.ts';
import { givenAnswers, typedAnswers } from '../../ui/answers/typed-answers.ts';
import type { TypedAnswers } from '../../ui/answers/typed-answers.ts';

/** A request as it is being said anew. */
export interface TypedChange {
  readonly text: string;
  /** Of each line; none of it is 0. */
  readonly quantities: readonly number[];
  readonly answers: TypedAnswers;
}

export function asItIs({ text, lines, properties }: TemplateReply): TypedChange {
  return { text, quantities: lines.map(({ quantity }) => quantity), answers: typedAnswers(properties) };
}

type Body = NonNullable<RouteCall<typeof changeTemplate>['body']>;

/** What is sent: only what is another way now. Null: nothing is, or nothing would be left. */
export function changeBody(template: TemplateReply, typed: TypedChange): Body | null {
  const { text, quantities } = typed;
  const lines = template.lines.flatMap(({ item, options }, at) => {
    const quantity = quantities[at] ?? 0;
    const chosen = options.map(({ option, choice }) => ({ option, choice }));
    return quantity === 0 ? [] : [{ item, quantity, options: chosen }];
  });
  if (text.trim() === '' && lines.length === 0) return null;
  const properties = givenAnswers(template.asks, typed.answers);
  const answered = givenAnswers(template.asks, typedAnswers(template.properties));
  const isSameOrder = template.lines.every(({ quantity }, at) => quantity === quantities[at]);
  const isSameAnswers = template.asks.every(({ id }) => properties[id] === answered[id]);
  if (text === template.text && isSameOrder && isSameAnswers) return null;
  return { text, ...(!isSameOrder && { lines }), ...(!isSameAnswers && { properties }) };
}
