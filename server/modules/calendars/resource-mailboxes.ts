import type {
  findResourceMailboxes as findRoute,
  listResourceMailboxes as listRoute,
  ResourceMailbox,
} from '../../../contract/calendars.ts';
import { MailboxAddress } from '../../../contract/primitives.ts';
import type { IntegrationId } from '../../../contract/primitives.ts';
import type { RouteReply } from '../../../contract/route.ts';
import type { ExchangeRoom } from '../../exchange/index.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import type { CalendarStore } from './calendars.store.ts';
import { findMailbox } from './find-mailbox.ts';
import type { FindMailboxDeps } from './find-mailbox.ts';
import type { MailboxLists } from './mailbox-lists.ts';

export interface ResourceMailboxesDeps extends FindMailboxDeps {
  readonly store: CalendarStore;
  readonly lists: MailboxLists;
}

/**
 * Every resource mailbox that an integration's Exchange lists, and which of them are calendars already. Rejects with
 * `integration-not-found`, or with the Problem of an Exchange that cannot list.
 */
export async function listResourceMailboxes(
  { store, lists }: ResourceMailboxesDeps,
  { organization }: Caller,
  integration: IntegrationId,
  isFresh: boolean,
): Promise<RouteReply<typeof listRoute>> {
  await knownIntegration(store, organization, integration);
  const { rooms, readAt } = await lists.read(organization, integration, isFresh);
  const added = await store.listAdded(organization);
  return { mailboxes: rooms.map((room) => mailboxOf(room, added)), readAt };
}

/**
 * Looks up addresses that no list names; each comes back with its mailbox or with the reason why there is none. One
 * that cannot be looked up never makes the others fail.
 */
export async function findResourceMailboxes(
  deps: ResourceMailboxesDeps,
  { organization }: Caller,
  integration: IntegrationId,
  addresses: readonly string[],
  signal: AbortSignal,
): Promise<RouteReply<typeof findRoute>> {
  await knownIntegration(deps.store, organization, integration);
  const added = await deps.store.listAdded(organization);
  const find = await findMailbox(deps, organization, integration, signal);

  const found: RouteReply<typeof findRoute>['found'] = [];
  for (const address of addresses) {
    const mailbox = MailboxAddress.safeParse(address);
    if (!mailbox.success) {
      const detail = 'This is not the address of a mailbox, such as room1@example.com.';
      found.push({ address, mailbox: null, detail, code: null });
      continue;
    }
    const { room, detail, code } = await find(mailbox.data);
    found.push({ address, mailbox: room && mailboxOf(room, added), detail, code });
  }
  return { found };
}

/** Throws `integration-not-found` unless the organization has this integration. */
export async function knownIntegration(
  store: Pick<CalendarStore, 'findIntegration'>,
  organization: Caller['organization'],
  id: IntegrationId,
): Promise<{ readonly label: string }> {
  const integration = await store.findIntegration(organization, id);
  if (integration) return integration;
  throw new Problem(
    'integration-not-found',
    'There is no such integration in your organization. Look at the list of integrations again.',
  );
}

function mailboxOf(room: ExchangeRoom, added: ReadonlyMap<MailboxAddress, IntegrationId>): ResourceMailbox {
  const { mailbox, kind, displayName, capacity, building, floor } = room;
  return {
    mailbox,
    name: displayName,
    kind,
    capacity,
    building,
    floor,
    equipment: [...room.equipment],
    roomLists: [...room.roomLists],
    addedThrough: added.get(mailbox) ?? null,
  };
}
