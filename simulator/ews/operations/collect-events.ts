import type { EwsFolder } from '../folders.ts';
import type { FolderEvent, Subscription } from '../subscriptions.ts';
import type { EwsContext } from './operation.ts';
import { itemsIn } from './seen-items.ts';

/** Compares the folders with what was seen before and notes the differences the client asked for. */
export function collect(context: EwsContext, subscription: Subscription): void {
  const before = subscription.seen;
  const now = lookAt(context, subscription.folders);
  const at = Date.parse(context.world.clock.now());
  const note = (
    kind: FolderEvent['kind'],
    id: string,
    { changeKey, folder }: { changeKey: string; folder: EwsFolder },
  ) => {
    if (subscription.kinds.includes(kind)) subscription.events.push({ kind, id, changeKey, folder, at });
  };
  for (const [id, item] of now) {
    const known = before.get(id);
    if (!known) note('CreatedEvent', id, item);
    else if (known.changeKey !== item.changeKey) note('ModifiedEvent', id, item);
  }
  for (const [id, item] of before) if (!now.has(id)) note('DeletedEvent', id, item);
  subscription.seen = now;
}

/** The change keys of everything in the folders, by item id. */
export function lookAt({ world }: EwsContext, folders: readonly EwsFolder[]): Subscription['seen'] {
  return new Map(
    folders.flatMap((folder) =>
      itemsIn(world, folder).map(({ entry }) => [entry.id, { changeKey: entry.changeKey, folder }] as const),
    ),
  );
}
