import type { OrganizationId } from '../../../../contract/primitives.ts';
import type { Tx } from '../../../storage/database.ts';
import type { NoticeOf } from '../../messages/index.ts';
import type { ChangeContext } from '../changed-request.ts';
import type { Provider, ServiceRequest, Template } from '../request.ts';
import { knownRooms } from '../served-rooms.store.ts';
import { commonFacts, slotsBy } from '../tell-requests.ts';
import type { WrittenText } from './messages.store.ts';

interface Said {
  readonly written: WrittenText;
  readonly template: Template;
  readonly provider: Provider;
  /** The date that it is about, or that comes next. */
  readonly request: ServiceRequest | null;
  readonly link: ChangeContext['link'];
}

/** What the other side is told of a message, but for who that is. */
export async function messageNotice(
  tx: Tx,
  organization: OrganizationId,
  { written, template, provider, request, link }: Said,
): Promise<Omit<NoticeOf<'request-message'>, 'to'>> {
  const rooms = await knownRooms(tx, organization, request ? [request.room] : []);
  const common = commonFacts({ provider, after: request ?? template }, { link });
  return {
    key: `service-message ${written.id}`,
    link: link.id,
    item: `message ${written.id}`,
    at: written.at,
    template: 'request-message',
    facts: {
      ...common,
      slot: request && slotsBy(1, rooms)(request),
      from: written.side,
      author: written.author.name,
      message: written.text,
    },
  };
}
