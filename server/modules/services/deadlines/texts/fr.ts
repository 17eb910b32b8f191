import { inBrackets } from './words.ts';
import type { DeadlineWords } from './words.ts';

export const fr: DeadlineWords = {
  locale: 'fr-FR',
  until: ({ team, isPassed, item, at, rule, deliverAt, closed, city }) =>
    `${team} ${isPassed ? 'acceptait' : 'accepte'} les commandes${item === null ? '' : ` avec ${item}`} jusqu’au ${at}, ${rule} du ${deliverAt}${closed === null ? '' : ` ; fermé ${closed}`} (heure de ${city}).`,
  atDelivery: 'au moment de la livraison',
  sameDay: 'le jour même de la livraison',
  timeBefore: (time) => `${time} avant la livraison`,
  openingDaysBefore: (count) => `${count} jour${count === 1 ? '' : 's'} d’ouverture avant la livraison`,
  days: (from, to) => `du ${from} au ${to}`,
  outsideHours: ({ team, hours, when, city }) =>
    `${team} livre ${hours} ce jour-là, pas le ${when} (heure de ${city}).`,
  closedDay: ({ team, when, name }) => `${team} est fermé le ${when}${inBrackets(name)}.`,
};
