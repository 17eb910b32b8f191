import { inBrackets } from './words.ts';
import type { DeadlineWords } from './words.ts';

export const da: DeadlineWords = {
  locale: 'da-DK',
  until: ({ team, isPassed, item, at, rule, deliverAt, closed, city }) =>
    `${team} ${isPassed ? 'tog' : 'tager'} imod ${item === null ? 'bestillinger' : `bestillinger med ${item}`} indtil ${at}, ${rule} ${deliverAt}${closed === null ? '' : `; der er lukket ${closed}`} (tid i ${city}).`,
  atDelivery: 'ved leveringen',
  sameDay: 'samme dag som leveringen',
  timeBefore: (time) => `${time} før leveringen`,
  openingDaysBefore: (count) => `${count} åbningsdag${count === 1 ? '' : 'e'} før leveringen`,
  days: (from, to) => `${from} til ${to}`,
  outsideHours: ({ team, hours, when, city }) =>
    `${team} leverer ${hours} den dag, ikke ${when} (tid i ${city}).`,
  closedDay: ({ team, when, name }) => `${team} har lukket ${when}${inBrackets(name)}.`,
};
