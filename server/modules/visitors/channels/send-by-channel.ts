import type { HostChannel, SmsGateway } from '../../../../contract/host-channels.ts';
import { OutboundFault } from '../../../outbound/fault.ts';
import type { Outbound, OutboundReply, OutboundRequest } from '../../../outbound/outbound.ts';
import { smsBody, teamsCard } from './channel-messages.ts';
import type { ArrivalMessage } from './channel-messages.ts';
import type { ChannelSecret } from './channels.store.ts';

export interface Sent {
  readonly isTaken: boolean;
  /** A sentence without any piece of the address or the secret. */
  readonly detail: string;
}

/** Somebody stands at the desk: what takes longer is told otherwise. */
const TIMEOUT_MS = 10_000;
const MOST_BYTES = 64 * 1024;

/** Sends a message once and says what came back; rejects for nothing that a network or a far side does. */
export async function sendByChannel(
  outbound: Pick<Outbound, 'send'>,
  kept: ChannelSecret,
  channel: HostChannel,
  message: ArrivalMessage,
): Promise<Sent> {
  if (channel === 'sms') {
    return kept.sms === null
      ? noAddress
      : await postToGateway(outbound, kept.sms, smsBody(message), 'tell-host-sms');
  }
  if (kept.teamsUrl === null) return noAddress;
  const request = { url: kept.teamsUrl, headers: json, operation: 'tell-host-teams' };
  return await post(outbound, request, teamsCard(message), channel);
}

/** Gives a gateway for SMS one message, as `sendByChannel` does; `operation` is what it is called in the records of calls. */
export async function postToGateway(
  outbound: Pick<Outbound, 'send'>,
  { url, header, secret }: SmsGateway,
  body: object,
  operation: string,
): Promise<Sent> {
  const headers = { ...json, [header.toLowerCase()]: secret };
  return await post(outbound, { url, headers, operation }, body, 'sms');
}

const json = { 'content-type': 'application/json' };
const noAddress: Sent = { isTaken: false, detail: 'There is no address to send it to.' };

async function post(
  outbound: Pick<Outbound, 'send'>,
  request: Pick<OutboundRequest, 'url' | 'headers' | 'operation'>,
  body: object,
  channel: HostChannel,
): Promise<Sent> {
  const limits = { timeoutMs: TIMEOUT_MS, maxBytes: MOST_BYTES };
  try {
    const reply = await outbound.send({ method: 'POST', ...request, body: JSON.stringify(body), ...limits });
    return judged(reply, channel);
  } catch (error) {
    if (!(error instanceof OutboundFault)) throw error;
    return { isTaken: false, detail: `No answer came: ${error.message}.` }; // names the host and the reason only
  }
}

/** An incoming webhook of Teams answers 200 with a text when Teams itself did not take the message. */
const TOLD_IN_TEXT = /^\s*webhook message delivery failed/i;

function judged({ status, body }: OutboundReply, channel: HostChannel): Sent {
  const isOk = status >= 200 && status < 300;
  if (isOk && channel === 'teams' && TOLD_IN_TEXT.test(body.toString('utf8'))) {
    return { isTaken: false, detail: `It answered ${status}, and said that Teams did not take the message.` };
  }
  if (isOk) return { isTaken: true, detail: `It answered ${status}: the message was taken.` };
  return { isTaken: false, detail: `It answered ${status}${hints[status] ?? '.'}` };
}

const hints: Readonly<Record<number, string>> = {
  400: ': it does not understand the message.',
  401: ': the secret is not the right one.',
  403: ': it lets this message in no more.',
  404: ': there is nothing at this address any more.',
  410: ': there is nothing at this address any more.',
  429: ': it was sent too much.',
};
