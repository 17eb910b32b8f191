import type { IntegrationId, MailboxAddress, OrganizationId } from '../../../contract/primitives.ts';
import type { ExchangeRoom } from '../../exchange/index.ts';
import { Problem } from '../../kernel/problem.ts';
import type { MailboxListsDeps } from './mailbox-lists.ts';

export type FindMailboxDeps = Pick<MailboxListsDeps, 'roomsOf'>;

/** A room, or why there is none at that address; `code` is Exchange's own, or ours. */
export interface FoundMailbox {
  readonly room: ExchangeRoom | null;
  /** Exchange answered, and what is there is not a resource that we may read. False: it could not be asked. */
  readonly isAnswered: boolean;
  readonly detail: string | null;
  readonly code: string | null;
}

/** A function that looks up one address after the other at the Exchange of an integration; only an abort rejects. */
export async function findMailbox(
  { roomsOf }: FindMailboxDeps,
  organization: OrganizationId,
  integration: IntegrationId,
  signal: AbortSignal,
): Promise<(mailbox: MailboxAddress) => Promise<FoundMailbox>> {
  const exchange = await roomsOf(integration, organization);

  return async (mailbox) => {
    try {
      const room = await exchange.findRoom(mailbox, { signal });
      if (room) return { room, isAnswered: true, detail: null, code: null };
      const detail =
        'Exchange has no room, workspace or equipment at this address. People and groups cannot be calendars here; check the spelling, or make the mailbox a resource.';
      return { room: null, isAnswered: true, detail, code: 'not-a-resource' };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const isAnswered = error.code === 'exchange-forbidden';
      return { room: null, isAnswered, detail: error.message, code: error.extra.exchangeCode ?? error.code };
    }
  };
}
