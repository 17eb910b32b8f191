import { useTranslation } from 'react-i18next';
import { Instant } from '../../contract/primitives.ts';
import type { BoardRequest } from '../../contract/service-teams.ts';
import { useSession } from '../shell/session.ts';
import type { BoardChoice } from './board-view.ts';

type Room = BoardRequest['room'];

/** `Fjord · HQ › Floor 1` */
export function roomWords({ name, place }: Room): string {
  return place.length === 0 ? name : `${name} · ${place.join(' › ')}`;
}

/** What tells a request from the others, for the names of its buttons: room and time. */
export function useWhat(timeZone: string): (request: BoardRequest) => string {
  const { t } = useTranslation('portal');
  const { time } = useSession();
  return ({ room, deliverAt }) =>
    t('requests.what', {
      room: room.name,
      when: `${time.day(deliverAt, timeZone)}, ${time.clock(deliverAt, timeZone)}`,
    });
}

const RATE_PER_PERCENT = 100;

/** `8 × Coffee (Milk: Oat) −10 %` */
export function lineWords({ quantity, name, options, discount }: BoardRequest['lines'][number]): string {
  const chosen = options.map((one) => `${one.name}: ${one.chosen}`);
  const less = discount === 0 ? '' : ` −${discount / RATE_PER_PERCENT} %`;
  return `${quantity} × ${name}${chosen.length === 0 ? '' : ` (${chosen.join(', ')})`}${less}`;
}

/** `Today`, `Tue, 1 Dec 2026`, `“coffee”`: what is shown, for the head of a paper. */
export function useViewName(): (choice: BoardChoice) => string {
  const { t } = useTranslation('portal');
  const { time } = useSession();
  return ({ view, day, words }) => {
    if (words !== '') return t('requests.search.of', { words });
    return day === null ? t(`requests.view.${view}`) : time.day(Instant.parse(`${day}T12:00:00Z`), 'UTC');
  };
}
