import { Router } from 'express';
import type { Request } from 'express';
import type { World } from '../../state/world.ts';
import { findMailbox, isInExchangeOnline, mayFollowCalendar, principalOf } from '../access.ts';
import type { Mailbox } from '../access.ts';
import { GraphError } from '../failures.ts';
import { readQuery } from '../query.ts';
import { GRAPH_ORIGIN, param, sendPage } from '../reply.ts';
import type { Endpoint } from './endpoint.ts';
import { extensionError } from './extension-error.ts';
import { mailboxIdOf } from './mailbox-id.ts';
import { readChange, readNew } from './subscription-input.ts';
import type { WantedSubscription } from './subscription-input.ts';
import type { SubscriptionList } from './subscription-list.ts';
import { subscriptionBody } from './subscription.ts';
import type { Subscription } from './subscription.ts';

/** `/subscriptions`: an app asks to be told of changes and keeps asking (learn.microsoft.com/graph/api/subscription-post-subscriptions). */
export function subscriptionsRoutes(options: {
  readonly world: World;
  readonly list: SubscriptionList;
  readonly endpoint: Endpoint;
}): Router {
  const { world, list, endpoint } = options;
  const router = Router();

  const own = (req: Request): Subscription => {
    const { tenant, clientId } = principalOf(req);
    const subscription = list.find(param(req, 'id'));
    if (subscription?.tenantId === tenant.id && subscription.clientId === clientId) return subscription;
    throw new GraphError(404, 'ResourceNotFound', 'The object was not found.');
  };
  const allowed = (req: Request, name: string, operation: 'Create' | 'Update'): Mailbox => {
    const { tenant } = principalOf(req);
    const mailbox = findMailbox(world, tenant, name);
    if (!mailbox) {
      throw extensionError(
        404,
        'NotFound',
        `The requested user '${name.slice(0, 200)}' is invalid.`,
        operation,
      );
    }
    if (!isInExchangeOnline(mailbox)) {
      throw extensionError(404, 'NotFound', 'REST API is not yet supported for this mailbox.', operation);
    }
    if (!mayFollowCalendar(world, tenant, mailbox)) {
      const reason = 'Access is denied. Check credentials and try again.';
      throw extensionError(403, 'Forbidden', reason, operation);
    }
    return mailbox;
  };

  router.post('/subscriptions', async (req, res) => {
    const { tenant, clientId } = principalOf(req);
    const { mailbox: name, ...wanted } = readNew(req.body, Date.now());
    // The order in which Graph does it: an app without access sees its addresses checked and is refused then.
    await endpoint.validate(wanted.notificationUrl, null);
    if (wanted.lifecycleNotificationUrl !== null)
      await endpoint.validate(wanted.lifecycleNotificationUrl, null);

    const mailbox = allowed(req, name, 'Create');
    const mailboxId = mailboxIdOf(mailbox);
    refuseDuplicate(list.ofMailbox(mailboxId), wanted, clientId);
    world.calendaring.changes.follow(mailbox.address);
    const subscription = list.add({ ...wanted, tenantId: tenant.id, clientId, mailboxId });
    res.status(201).json(entity(subscription));
  });

  router.get('/subscriptions', (req, res) => {
    const { tenant, clientId } = principalOf(req);
    const query = readQuery(req, { options: ['$skiptoken'], defaultTop: 100, mostTop: 100 });
    const mine = list.all().filter((each) => each.tenantId === tenant.id && each.clientId === clientId);
    sendPage(req, res, mine.map(subscriptionBody), query, 'subscriptions');
  });

  router.get('/subscriptions/:id', (req, res) => {
    res.json(entity(own(req)));
  });

  router.patch('/subscriptions/:id', async (req, res) => {
    const subscription = own(req);
    const change = readChange(req.body, Date.now());
    if (change.notificationUrl !== undefined) await endpoint.validate(change.notificationUrl, null);
    allowed(req, subscription.mailboxId, 'Update');
    res.json(entity(list.change(subscription, change)));
  });

  router.post('/subscriptions/:id/reauthorize', (req, res) => {
    allowed(req, own(req).mailboxId, 'Update');
    res.status(204).end();
  });

  router.delete('/subscriptions/:id', (req, res) => {
    list.remove(own(req));
    res.status(204).end();
  });

  return router;
}

function refuseDuplicate(
  there: readonly Subscription[],
  wanted: Omit<WantedSubscription, 'mailbox'>,
  clientId: string,
): void {
  const same = there.find((each) => each.clientId === clientId && typesOf(each) === typesOf(wanted));
  if (same) {
    const reason = `Subscription Id ${same.id} already exists for the requested combination`;
    throw extensionError(409, 'Conflict', reason);
  }
}

function typesOf({ changeTypes }: Pick<Subscription, 'changeTypes'>): string {
  return changeTypes.toSorted((one, other) => one.localeCompare(other)).join();
}

function entity(subscription: Subscription) {
  return {
    '@odata.context': `${GRAPH_ORIGIN}/v1.0/$metadata#subscriptions/$entity`,
    ...subscriptionBody(subscription),
  };
}
