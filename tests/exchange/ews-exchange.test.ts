import { createEwsExchange } from '../../server/exchange/ews/ews-exchange.ts';
import { MailboxAddress } from '../../contract/primitives.ts';
import { describeExchange } from './exchange-contract.ts';
import { EXCHANGE, startSimulatedExchange } from './simulated-exchange.ts';

/** Long enough for two repeats, short enough to wait for silence. */
const DEADLINE_MS = 1500;

/** Through Exchange Online, because there are the same rooms as over Graph. */
describeExchange('Exchange Web Services', async () => {
  const simulated = await startSimulatedExchange();
  const { outbound } = simulated;
  const reconnect = (first: string) =>
    createEwsExchange({
      url: `${EXCHANGE}/EWS/Exchange.asmx`,
      outbound,
      integrationId: 'contract',
      version: 'Exchange2016',
      account: MailboxAddress.parse(first),
      credentials: { kind: 'oauth', getAccessToken: simulated.tokensFor(EXCHANGE) },
      schedulesDeadlineMs: DEADLINE_MS,
    });

  return {
    exchange: reconnect('lille@nordhavn.example'),
    reconnect,
    service: 'exchange',
    schedulesOperation: 'GetUserAvailability',
    throttledCode: 'ErrorServerBusy',
    describesRooms: false,
    scopesFreeBusy: false,
    control: simulated.control,
    close: simulated.close,
  };
});
