import { givenAnswers } from '../../ui/answers/typed-answers.ts';
import type { ShownDelivery } from './use-deliveries.ts';
import type { AskedDelivery } from './use-requests.ts';

/** Neither words nor anything from the menu. */
export function isEmpty({ draft, asked }: ShownDelivery): boolean {
  return draft.text.trim() === '' && (asked?.order.lines.length ?? 0) === 0;
}

/** Nothing can be asked for then any more, or the team does not work. */
export function isClosed({ asked }: ShownDelivery): boolean {
  return asked !== null && asked.order.closed !== null;
}

/** What the form asks for; null: something is missing yet. Pure. */
export function askedFor(
  deliveries: readonly ShownDelivery[],
  { guests, dates }: Pick<AskedDelivery, 'guests' | 'dates'>,
): readonly AskedDelivery[] | null {
  const all = deliveries.map((delivery): AskedDelivery | null => {
    const { draft, asked } = delivery;
    if (!asked || asked.room === undefined || isEmpty(delivery)) return null;
    const { team, room, order } = asked;
    const { text, offsetMinutes, offsetFrom, answers } = draft;
    return {
      provider: team.id,
      room,
      text,
      offsetMinutes,
      offsetFrom,
      lines: order.lines,
      guests,
      dates,
      costCenter: order.costCenter,
      seenTotal: order.seenTotal,
      properties: givenAnswers(team.asks, answers),
    };
  });
  const complete = all.filter((one) => one !== null);
  return complete.length === all.length ? complete : null;
}
