import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { OrganizationId } from '../../../../contract/primitives.ts';
import { arrivalNotices, repeatedNotice } from '../tell-visitors.ts';
import type { Arrival } from '../tell-visitors.ts';
import type { Arrivals } from './arrivals.ts';
import type { ArrivalsDeps } from './arrivals-deps.ts';
import { claimCall } from './claim-call.ts';
import { noteCalls, repeatCall, settleCall, waitingCalls } from './arrival-calls.store.ts';
import { noteOutcome, receptionsWithChannels } from './channels.store.ts';
import { sendByChannel } from './send-by-channel.ts';

const Job = z.object({ organization: OrganizationId, call: z.uuid() });
const MOST_WAITING = 200;

/**
 * Hosts are told in the ways of their reception, in its order, each tried once; where none takes the message, by mail.
 * Whoever dies while one is tried goes on with the next: a host may hear twice then, and never not at all.
 */
export function createArrivals(deps: ArrivalsDeps): Arrivals {
  const { db, clock, outbox, queue, outbound } = deps;
  return {
    async tell(tx, organization, arrived, at) {
      const called = await receptionsWithChannels(
        tx,
        organization,
        arrived.map(({ reception }) => reception.id),
      );
      const [byMail, others] = [false, true].map((is) =>
        arrived.filter(({ reception }) => called.has(reception.id) === is),
      );
      await outbox.tell(tx, organization, ...arrivalNotices(byMail ?? [], at));
      for (const call of await noteCalls(tx, organization, together(others ?? []), at)) {
        await queue.add(tx, jobOf(organization, call));
      }
    },

    async tellAgain(tx, organization, waiting, at) {
      const { visit, reception } = waiting;
      const called = await receptionsWithChannels(tx, organization, [reception.id]);
      const call = randomUUID();
      if (!called.has(reception.id)) {
        await outbox.tell(tx, organization, repeatedNotice(waiting, call, at));
        return;
      }
      await repeatCall(tx, organization, { call, visit: visit.id, reception: reception.id }, at);
      await queue.add(tx, jobOf(organization, call));
    },

    async work(job) {
      const { organization, call } = Job.parse(job);
      for (;;) {
        const claimed = await db.transaction().execute((tx) => claimCall(deps, tx, organization, call));
        if (claimed === null) return;
        const { reception, channel, kept, message } = claimed;
        const sent = await sendByChannel(outbound, kept, channel, message);
        await db.transaction().execute(async (tx) => {
          await noteOutcome(tx, organization, reception, channel, { at: clock.now(), ...sent });
          if (sent.isTaken) await settleCall(tx, organization, call, 'taken');
        });
      }
    },

    async wake() {
      for (const { organization, call } of await waitingCalls(db, MOST_WAITING)) {
        await queue.addNow(jobOf(organization, call));
      }
    },
  };
}

function jobOf(organization: string, call: string) {
  return { key: call, data: { organization, call } };
}

/** Who came in the same breath to the same host is told of in one message. */
function together(arrived: readonly Arrival[]) {
  const groups = Map.groupBy(arrived, ({ reception, host }) => `${reception.id} ${host.mail}`);
  return [...groups.values()].flatMap((group) => {
    const call = randomUUID();
    return group.map(({ visit, reception }) => ({ call, visit: visit.id, reception: reception.id }));
  });
}
