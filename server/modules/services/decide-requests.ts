import type { Instant } from '../../../contract/primitives.ts';
import type { Tx } from '../../storage/database.ts';
import type { Situation } from '../meetings/index.ts';
import { isWanted } from './dates/chosen-dates.ts';
import { decideInTurn } from './capacity/decide-in-turn.ts';
import type { Decided, Undecided } from './decided.ts';
import type { Decision, FollowFacts } from './decision.ts';
import { presentRooms } from './delivery-room.ts';
import { followMeeting } from './follow-meeting.ts';
import { cameIntoSight } from './in-sight.ts';
import { listProviders } from './providers.store.ts';
import { requestsOf } from './requests.store.ts';
import { knownRooms } from './served-rooms.store.ts';
import type { KnownRooms } from './served-rooms.store.ts';
import { teamsElsewhere } from './other-teams.store.ts';
import { templatesOf } from './templates.store.ts';

/** Decides for everything on the link; changes nothing. Dates that the situation does not name stay out of it. */
export async function decideRequests(
  tx: Tx,
  situation: Situation,
): Promise<{ readonly decided: readonly Decided[]; readonly rooms: KnownRooms }> {
  const { organization, link, occurrences, now } = situation;
  const templates = await templatesOf(tx, organization, [link.id]);
  const requests = templates.length === 0 ? [] : await requestsOf(tx, organization, [link.id]);
  const ids = [...new Set(templates.map(({ provider }) => provider))];
  const providers = new Map((await listProviders(tx, organization, ids)).map((one) => [one.id, one]));
  const rooms = await knownRooms(tx, organization, [
    ...link.planned.rooms,
    ...requests.flatMap(({ room, proposal }) => [room, ...(proposal?.rooms ?? [])]),
    ...occurrences.flatMap(({ is }) => is.rooms.map(({ mailbox }) => mailbox)),
  ]);
  const followed = new Set(requests.map(({ template }) => template));
  const byDate = new Map(requests.map((request) => [keyOf(request.template, request.occurrence), request]));

  const elsewhere = await teamsElsewhere(tx, organization, rooms, {
    providers: [...providers.values()],
    meeting: occurrences.map(({ is }) => presentRooms(is)),
  });

  const undecided = templates.flatMap((template) => {
    const provider = providers.get(template.provider);
    if (!provider) return []; // the database does not let a team go while something hangs on it
    return occurrences.flatMap(({ occurrence, is, swaps }): readonly Undecided[] => {
      const before = byDate.get(keyOf(template.id, occurrence)) ?? null;
      const wanted = isWanted(template.chosen, { occurrence, start: is.start });
      if (before === null && !wanted) return []; // nobody is asked for anything on that date
      const facts = {
        template,
        request: before,
        is,
        swaps,
        planned: link.planned.rooms,
        provider,
        serves: (room: Parameters<FollowFacts['serves']>[0]) => rooms.serves(provider, room),
        elsewhere: elsewhere(provider),
        isWanted: wanted,
        isAbandoned: link.isAbandoned,
        now,
      };
      return [{ template, provider, occurrence, before, facts }];
    });
  });
  const freely = undecided.map((one) => ({ ...one, decision: followMeeting(one.facts) }));
  const decided = (await decideInTurn(tx, organization, freely)).map(({ facts, ...one }): Decided => {
    // A date that somebody chose is no date that only came into sight.
    const isAll = one.template.chosen === null;
    const isFurther = isAll && followed.has(one.template.id) && cameIntoSight(facts.is, now);
    return { ...one, decision: isFurther ? quietly(one.decision) : one.decision };
  });
  return { decided, rooms };
}

/** The organizer and the team know that the series goes on; a notice for each date of it would be noise. */
function quietly(decision: Decision): Decision {
  return decision.what === 'created' ? { ...decision, what: 'in-sight' } : decision;
}

function keyOf(template: string, occurrence: Instant | null): string {
  return `${template} ${occurrence ?? ''}`;
}
