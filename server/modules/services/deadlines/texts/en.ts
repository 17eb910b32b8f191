import { inBrackets } from './words.ts';
import type { DeadlineWords } from './words.ts';

export const en: DeadlineWords = {
  locale: 'en-GB',
  until: ({ team, isPassed, item, at, rule, deliverAt, closed, city }) =>
    `${team} ${isPassed ? 'took' : 'takes'} ${item === null ? 'requests' : `requests with ${item}`} until ${at}, ${rule} on ${deliverAt}${closed === null ? '' : `; it is closed ${closed}`} (${city} time).`,
  atDelivery: 'at the delivery',
  sameDay: 'the same day as the delivery',
  timeBefore: (time) => `${time} before the delivery`,
  openingDaysBefore: (count) => `${count} opening day${count === 1 ? '' : 's'} before the delivery`,
  days: (from, to) => `${from} to ${to}`,
  outsideHours: ({ team, hours, when, city }) =>
    `${team} delivers ${hours} that day, not at ${when} (${city} time).`,
  closedDay: ({ team, when, name }) => `${team} is closed on ${when}${inBrackets(name)}.`,
};
