import { createGraphExchange } from '../../server/exchange/graph/graph-exchange.ts';
import { describeExchange } from './exchange-contract.ts';
import { startSimulatedExchange } from './simulated-exchange.ts';
import { GRAPH } from './small-graph.ts';

/** Long enough for two repeats, short enough to wait for silence. */
const DEADLINE_MS = 1500;

describeExchange('Microsoft Graph', async () => {
  const simulated = await startSimulatedExchange();
  const { outbound } = simulated;
  const reconnect = () =>
    createGraphExchange({
      origin: GRAPH,
      outbound,
      getAccessToken: simulated.tokensFor(GRAPH),
      integrationId: 'contract',
      schedulesDeadlineMs: DEADLINE_MS,
    });

  return {
    exchange: reconnect(),
    reconnect,
    service: 'graph',
    schedulesOperation: 'getSchedule',
    throttledCode: 'ApplicationThrottled',
    describesRooms: true,
    scopesFreeBusy: true,
    control: simulated.control,
    close: simulated.close,
  };
});
