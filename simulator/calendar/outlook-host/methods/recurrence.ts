import { z } from 'zod';
import { OfficeRecurrence, fromOffice, toOffice } from '../office-recurrence.ts';
import { fail, method, succeed } from './method.ts';
import type { Method } from './method.ts';

/** The series of the item; an occurrence of one shows its series' pattern and cannot change it. */
export const recurrenceMethods: Readonly<Record<number, Method>> = {
  103: method(z.unknown(), (_, { item }) => succeed(toOffice(item.read()))),
  104: method(z.object({ recurrenceData: OfficeRecurrence.nullish() }), ({ recurrenceData }, { item }) => {
    const state = item.read();
    if (state.saved?.originalStart) return fail('recurrenceOnOccurrence');
    if (!recurrenceData) {
      item.change({ recurrence: null });
      return succeed();
    }
    const change = fromOffice(recurrenceData, state);
    if (change === 'unknown-zone') return fail('unknownZone');
    if (change === 'invalid') return fail('invalidRecurrence');
    item.change(change);
    return succeed();
  }),
};
