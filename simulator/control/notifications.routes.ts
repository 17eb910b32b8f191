import { Router } from 'express';
import { z } from 'zod';
import type { FollowedCalendar, Notifications } from '../graph/subscriptions/notifications.ts';
import { lifecycleEvents, subscriptionBody } from '../graph/subscriptions/subscription.ts';
import type { World } from '../state/world.ts';
import { ControlError, Name, parse } from './parse.ts';

const Which = z.strictObject({ mailbox: Name.optional() });
const Lifecycle = z.strictObject({ lifecycle: z.enum(lifecycleEvents), mailbox: Name.optional() });
const Settle = z.strictObject({
  seconds: z.number().min(0).max(600).default(30),
  hurry: z.boolean().default(false),
});

/** Subscriptions of Graph as only Microsoft can touch them, and when everything has been delivered. */
export function notificationsRoutes(world: World, notifications: Notifications): Router {
  const router = Router();

  const those = (name: string | undefined): readonly FollowedCalendar[] => {
    const all = notifications.subscriptions();
    if (name === undefined) return all;
    const wanted = world.book.anyRoom(name)?.entry.address ?? world.book.anyPerson(name)?.entry.mail ?? name;
    return all.filter(({ mailbox }) => mailbox === wanted.toLowerCase());
  };

  router.get('/subscriptions', (req, res) => {
    res.json(those(parse(Which, req.query).mailbox).map(subscriptionView));
  });
  router.delete('/subscriptions', (req, res) => {
    const dropped = those(parse(Which, req.query).mailbox);
    for (const { subscription } of dropped) notifications.drop(subscription);
    res.json({ dropped: dropped.length });
  });
  router.post('/subscriptions/expire', (req, res) => {
    const expired = those(parse(Which, req.body).mailbox);
    for (const { subscription } of expired) notifications.expire(subscription);
    res.json({ expired: expired.length });
  });
  router.post('/subscriptions/lifecycle', (req, res) => {
    const { lifecycle, mailbox } = parse(Lifecycle, req.body);
    const told = those(mailbox).filter((followed) => notifications.tell(followed, lifecycle));
    res.json({ sent: told.length });
  });

  router.post('/notifications/settle', async (req, res) => {
    const wish = parse(Settle, req.body);
    if (!(await notifications.delivery.settle(wish))) {
      const left = notifications.delivery.waiting();
      throw new ControlError(
        504,
        `${left} notifications were not taken within ${wish.seconds} seconds; GET /control/log says what the product answered.`,
      );
    }
    res.json({ waiting: 0 });
  });

  return router;
}

function subscriptionView({ subscription, mailbox }: FollowedCalendar) {
  return { ...subscriptionBody(subscription), tenantId: subscription.tenantId, mailbox };
}
