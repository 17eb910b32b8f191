import { z } from 'zod';
import { fail, method, succeed } from './method.ts';
import type { Method } from './method.ts';

const TYPES = ['informationalMessage', 'progressIndicator', 'errorMessage', 'insightMessage'] as const;
const PER_ITEM = 5;

const Key = z.object({ key: z.string().min(1).max(32) });
const Given = Key.extend({
  type: z.number().int().min(0).max(3),
  message: z.string().max(150),
  icon: z.string().max(32).optional(),
  persistent: z.boolean().optional(),
  actions: z.unknown().optional(),
});

/** Lines above the form, at most five, each under a key of its own. */
export const notificationMethods: Readonly<Record<number, Method>> = {
  33: method(Given, (notification, { item }) => {
    const { notifications } = item.read();
    if (notifications.some(({ key }) => key === notification.key)) return fail('duplicateNotification');
    if (notifications.length >= PER_ITEM) return fail('tooManyNotifications');
    item.change({ notifications: [...notifications, notification] });
    return succeed();
  }),
  34: method(z.unknown(), (_, { item }) =>
    succeed(item.read().notifications.map((one) => ({ ...one, type: TYPES[one.type] }))),
  ),
  35: method(Given, (notification, { item }) => {
    const { notifications } = item.read();
    if (!notifications.some(({ key }) => key === notification.key)) return fail('unknownNotification');
    item.change({
      notifications: notifications.map((one) => (one.key === notification.key ? notification : one)),
    });
    return succeed();
  }),
  36: method(Key, ({ key }, { item }) => {
    const { notifications } = item.read();
    if (!notifications.some((one) => one.key === key)) return fail('unknownNotification');
    item.change({ notifications: notifications.filter((one) => one.key !== key) });
    return succeed();
  }),
};
