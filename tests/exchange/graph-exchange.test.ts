import { createGraphExchange } from '../../server/exchange/graph/graph-exchange.ts';
import { MEETING_FIELDS } from '../../server/exchange/graph/room-meeting.ts';
import { describeExchange } from './exchange-contract.ts';
import { startSimulatedExchange } from './simulated-exchange.ts';
import { GRAPH } from './small-graph.ts';

/** Long enough for two repeats, short enough to wait for silence. */
const DEADLINE_MS = 1500;

describeExchange('Microsoft Graph', async () => {
  const simulated = await startSimulatedExchange();
  const { outbound } = simulated;
  const connect = (more: { readonly meetingsDeadlineMs?: number } = {}) =>
    createGraphExchange({
      origin: GRAPH,
      outbound,
      getAccessToken: simulated.tokensFor(GRAPH),
      integrationId: 'contract',
      schedulesDeadlineMs: DEADLINE_MS,
      ...more,
    });

  return {
    exchange: connect(),
    hurried: connect({ meetingsDeadlineMs: DEADLINE_MS }),
    reconnect: () => connect(),
    calls: simulated.calls,
    service: 'graph',
    schedulesOperation: 'getSchedule',
    meetingsOperation: 'calendarView',
    changesOperation: 'calendarViewDelta',
    recorded: new Map([
      ['calendarView', MEETING_FIELDS],
      ['calendarView/delta', 'ids only; bodies are discarded unread'],
    ]),
    throttledCode: 'ApplicationThrottled',
    describesRooms: true,
    scopesFreeBusy: true,
    control: simulated.control,
    close: simulated.close,
  };
});
