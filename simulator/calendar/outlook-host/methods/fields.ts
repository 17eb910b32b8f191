import { z } from 'zod';
import { hasMailbox } from '../switches.ts';
import { fail, method, succeed } from './method.ts';
import type { Method } from './method.ts';

const Nothing = z.unknown();
const TEXT = 0;

/** Outlook's limit for subjects; the library checks it too. */
const Subject = z.object({ subject: z.string().max(255) });

/** Subject, body, all-day, sensitivity, organizer: fields that are read and written whole. */
export const fieldMethods: Readonly<Record<number, Method>> = {
  14: method(Nothing, () => succeed('html')),
  17: method(Subject, ({ subject }, { item }) => {
    item.change({ subject });
    return succeed();
  }),
  18: method(Nothing, (_, { item }) => succeed(item.read().subject)),
  37: method(z.object({ coercionType: z.number() }), ({ coercionType }, { item }) =>
    succeed(coercionType === TEXT ? withoutMarkup(item.read().body) : item.read().body),
  ),
  38: method(z.object({ data: z.string().max(1_000_000) }), ({ data }, { item }) => {
    item.change({ body: data });
    return succeed();
  }),
  107: method(Nothing, (_, { item, switches }) =>
    hasMailbox(switches, 7) ? succeed(item.read().organizer) : fail('invalidParameter'),
  ),
  169: method(Nothing, (_, { item }) => succeed(item.read().isAllDay)),
  170: method(z.object({ isAllDayEvent: z.boolean() }), ({ isAllDayEvent }, { item }) => {
    item.change({ isAllDay: isAllDayEvent });
    return succeed();
  }),
  171: method(Nothing, (_, { item }) => succeed(item.read().sensitivity)),
  172: method(
    z.object({ sensitivity: z.enum(['normal', 'personal', 'private', 'confidential']) }),
    ({ sensitivity }, { item }) => {
      item.change({ sensitivity });
      return succeed();
    },
  ),
};

/** The words of an HTML body; what they look like is lost. */
function withoutMarkup(html: string): string {
  return html
    .replaceAll(/<(br|\/p|\/div)[^>]*>/gi, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
