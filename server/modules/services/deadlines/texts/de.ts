import { inBrackets } from './words.ts';
import type { DeadlineWords } from './words.ts';

export const de: DeadlineWords = {
  locale: 'de-DE',
  until: ({ team, isPassed, item, at, rule, deliverAt, closed, city }) =>
    `${team} ${isPassed ? 'nahm' : 'nimmt'} ${item === null ? 'Bestellungen' : `Bestellungen mit ${item}`} bis ${at} an, ${rule} am ${deliverAt}${closed === null ? '' : `; geschlossen ist ${closed}`} (Zeit in ${city}).`,
  atDelivery: 'zur Lieferung',
  sameDay: 'am selben Tag wie die Lieferung',
  timeBefore: (time) => `${time} vor der Lieferung`,
  openingDaysBefore: (count) => `${count} Öffnungstag${count === 1 ? '' : 'e'} vor der Lieferung`,
  days: (from, to) => `${from} bis ${to}`,
  outsideHours: ({ team, hours, when, city }) =>
    `${team} liefert an diesem Tag ${hours}, nicht am ${when} (Zeit in ${city}).`,
  closedDay: ({ team, when, name }) => `${team} hat am ${when} geschlossen${inBrackets(name)}.`,
};
