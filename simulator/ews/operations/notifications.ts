import { EwsError } from '../ews-error.ts';
import { folderChangeKey, folderIdOf, resolveFolder } from '../folders.ts';
import type { EwsFolder } from '../folders.ts';
import { ewsId } from '../item-ids.ts';
import { stamp } from '../property-kinds.ts';
import { child, childText } from '../read-xml.ts';
import { readWatermark, watermarkOf } from '../subscriptions.ts';
import type { FolderEvent, Subscription } from '../subscriptions.ts';
import { el } from '../write-xml.ts';
import type { Xml } from '../write-xml.ts';
import { collect, lookAt } from './collect-events.ts';
import { responseMessages } from './operation.ts';
import type { EwsContext, Operation } from './operation.ts';

/** Events per call of GetEvents. */
const MOST_EVENTS = 50;

/** Subscribe: pull subscriptions only; push and streaming are refused. */
export const subscribe: Operation = (context, { element }) =>
  responseMessages('Subscribe', [
    () => {
      const asked = child(element, 'PullSubscriptionRequest');
      if (!asked) {
        throw new EwsError('ErrorInvalidSubscriptionRequest', 'Only pull subscriptions are simulated.');
      }
      const folders = foldersOf(context, asked);
      const kinds = (child(asked, 'EventTypes')?.children ?? []).map(({ text }) => text.trim());
      const subscription = context.subscriptions.add({
        owner: context.caller.actingAs?.id ?? '',
        folders,
        kinds,
        timeout: Number(childText(asked, 'Timeout')),
        ...startOf(context, { folders, kinds, watermark: childText(asked, 'Watermark') }),
      });
      return {
        parts: [
          el('m:SubscriptionId', null, subscription.id),
          el('m:Watermark', null, watermarkOf(subscription, 0)),
        ],
      };
    },
  ]);

/** GetEvents: what happened since a watermark, or a StatusEvent when nothing did. */
export const getEvents: Operation = (context, { element }) =>
  responseMessages('GetEvents', [
    () => {
      const subscription = subscriptionOf(context, childText(element, 'SubscriptionId') ?? '');
      collect(context, subscription);
      const watermark = childText(element, 'Watermark') ?? '';
      const from = readWatermark(subscription, watermark);
      if (from === undefined) throw new EwsError('ErrorInvalidWatermark', 'The watermark is invalid.');
      const page = subscription.events.slice(from, from + MOST_EVENTS);
      const events =
        page.length > 0
          ? page.map((event, at) => eventElement(event, watermarkOf(subscription, from + at + 1)))
          : [el('t:StatusEvent', null, el('t:Watermark', null, watermarkOf(subscription, from)))];
      return {
        parts: [
          el(
            'm:Notification',
            null,
            el('t:SubscriptionId', null, subscription.id),
            el('t:PreviousWatermark', null, watermark),
            el('t:MoreEvents', null, from + page.length < subscription.events.length),
            events,
          ),
        ],
      };
    },
  ]);

/** Unsubscribe: the id is of no use afterwards; a watermark of it still begins another subscription. */
export const unsubscribe: Operation = (context, { element }) =>
  responseMessages('Unsubscribe', [
    () => {
      const { id } = subscriptionOf(context, childText(element, 'SubscriptionId') ?? '');
      context.subscriptions.remove(id);
      return { parts: [] };
    },
  ]);

/** Where a subscription begins: now, or at the watermark of an earlier one of the same mailbox. */
function startOf(
  context: EwsContext,
  asked: {
    readonly folders: readonly EwsFolder[];
    readonly kinds: readonly string[];
    readonly watermark: string | undefined;
  },
): Pick<Subscription, 'events' | 'seen'> {
  const { folders, kinds, watermark } = asked;
  if (watermark === undefined) return { events: [], seen: lookAt(context, folders) };
  const earlier = context.subscriptions.findByWatermark(watermark);
  if (!earlier || earlier.subscription.owner !== (context.caller.actingAs?.id ?? '')) {
    throw new EwsError('ErrorInvalidWatermark', 'The watermark is invalid.');
  }
  const { subscription, count } = earlier;
  collect(context, subscription);
  return {
    events: subscription.events.slice(count).filter(({ kind }) => kinds.includes(kind)),
    seen: lookAt(context, folders),
  };
}

function foldersOf(
  { caller }: EwsContext,
  asked: NonNullable<ReturnType<typeof child>>,
): readonly EwsFolder[] {
  const named = child(asked, 'FolderIds')?.children ?? [];
  const isAll = /^(true|1)$/.test(asked.attributes.SubscribeToAllFolders?.trim() ?? '');
  if (isAll === named.length > 0) {
    throw new EwsError('ErrorInvalidSubscriptionRequest', 'Name folders, or subscribe to all folders.');
  }
  if (!isAll) return named.map((given) => resolveFolder(caller, given));
  if (!caller.actingAs) throw new EwsError('ErrorMissingEmailAddress', 'The account has no mailbox.');
  return [{ mailbox: caller.actingAs, name: 'calendar' }];
}

function subscriptionOf({ caller, subscriptions }: EwsContext, id: string): Subscription {
  const found = subscriptions.find(id);
  if (found === 'expired') {
    subscriptions.remove(id);
    throw new EwsError('ErrorExpiredSubscription', 'The subscription has expired.');
  }
  if (!found) throw new EwsError('ErrorSubscriptionNotFound', 'The subscription was not found.');
  if (found.owner !== (caller.actingAs?.id ?? '')) {
    throw new EwsError('ErrorSubscriptionAccessDenied', 'The subscription belongs to somebody else.');
  }
  return found;
}

function eventElement({ kind, id, changeKey, folder, at }: FolderEvent, watermark: string): Xml {
  return el(
    `t:${kind}`,
    null,
    el('t:Watermark', null, watermark),
    el('t:TimeStamp', null, stamp(new Date(at).toISOString())),
    el('t:ItemId', { Id: ewsId(id), ChangeKey: changeKey }),
    el('t:ParentFolderId', { Id: folderIdOf(folder), ChangeKey: folderChangeKey(folder) }),
  );
}
