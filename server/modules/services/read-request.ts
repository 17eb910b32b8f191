import type { RequestId } from '../../../contract/services.ts';
import type { RequestPage } from '../../../contract/request-page.ts';
import { languageOf } from '../../kernel/caller.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import { costCentersFor } from '../finance/index.ts';
import { entriesAbout } from '../meetings/index.ts';
import { boardRequests, requireProvider } from './board.ts';
import { writtenOn } from './conversations/messages.store.ts';
import { noteReply } from './conversations/write-as-team.ts';
import { messageReply } from './conversations/write-down.ts';
import { roomsIn, stepsOf } from './past-steps.ts';
import { askedProperty } from './properties/property-answer.ts';
import { whyNotEdited } from './request-states.ts';
import { findRequest } from './requests.store.ts';
import { knownRooms } from './served-rooms.store.ts';
import type { ServiceUseDeps } from './service-deps.ts';
import { findTemplate } from './templates.store.ts';

const MOST_ENTRIES = 300;

/** Everything about one request. `not-found` for one of a team that the caller does not work for. */
export async function readRequest(
  { db, clock }: Pick<ServiceUseDeps, 'db' | 'clock'>,
  caller: Caller,
  id: RequestId,
): Promise<RequestPage> {
  const { organization } = caller;
  const found = await findRequest(db, organization, id);
  if (!found) throw missing();
  const provider = await requireProvider(db, caller, found.provider);
  const template = await findTemplate(db, organization, found.template);
  const now = clock.now();
  const [request] = await boardRequests(db, organization, provider, [found], {
    now,
    language: languageOf(caller),
  });
  if (!template || !request) throw missing();
  const entries = await entriesAbout(db, organization, [found.template], MOST_ENTRIES + 1);
  const rooms = await knownRooms(db, organization, roomsIn(entries, id));
  return {
    request,
    team: { name: provider.name, timeZone: provider.timeZone },
    enteredBy: template.enteredBy.name,
    enteredAt: template.enteredAt,
    asks: provider.staffProperties.map(askedProperty),
    messages: (await writtenOn(db, organization, found.template, 'message')).map(messageReply),
    notes: (await writtenOn(db, organization, found.template, 'note')).map(noteReply),
    costCenters: [...(await costCentersFor(db, caller))],
    whyNotEdited: whyNotEdited(found),
    history: stepsOf(entries.slice(-MOST_ENTRIES), id, (room) => rooms.nameOf(room)),
    isComplete: entries.length <= MOST_ENTRIES,
    now,
  };
}

function missing(): Problem {
  return new Problem('not-found', 'There is no such request among those of the teams that you work for.');
}
