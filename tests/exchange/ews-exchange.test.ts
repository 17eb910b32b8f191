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
  const connect = (first: string, more: { readonly meetingsDeadlineMs?: number } = {}) =>
    createEwsExchange({
      url: `${EXCHANGE}/EWS/Exchange.asmx`,
      outbound,
      integrationId: 'contract',
      version: 'Exchange2016',
      account: MailboxAddress.parse(first),
      credentials: { kind: 'oauth', getAccessToken: simulated.tokensFor(EXCHANGE) },
      schedulesDeadlineMs: DEADLINE_MS,
      ...more,
    });

  return {
    exchange: connect('lille@nordhavn.example'),
    hurried: connect('lille@nordhavn.example', { meetingsDeadlineMs: DEADLINE_MS }),
    reconnect: (first) => connect(first),
    calls: simulated.calls,
    service: 'exchange',
    schedulesOperation: 'GetUserAvailability',
    meetingsOperation: 'FindItem',
    changesOperation: 'SyncFolderItems',
    recorded: new Map([
      [
        'FindItem',
        'id, Subject, Sensitivity, UID, RecurrenceId, Start, End, IsAllDayEvent, LegacyFreeBusyStatus, IsCancelled, CalendarItemType, MyResponseType, Organizer',
      ],
      ['SyncFolderItems', 'id'],
    ]),
    throttledCode: 'ErrorServerBusy',
    describesRooms: false,
    scopesFreeBusy: false,
    control: simulated.control,
    close: simulated.close,
  };
});
