import type { HostChannel } from '../../../../contract/host-channels.ts';
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
  const request = requestOf(kept, channel, message);
  if (request === null) return { isTaken: false, detail: 'There is no address to send it to.' };
  try {
    return judged(await outbound.send({ ...request, timeoutMs: TIMEOUT_MS, maxBytes: MOST_BYTES }), channel);
  } catch (error) {
    if (!(error instanceof OutboundFault)) throw error;
    return { isTaken: false, detail: `No answer came: ${error.message}.` }; // names the host and the reason only
  }
}

function requestOf(
  { teamsUrl, sms }: ChannelSecret,
  channel: HostChannel,
  message: ArrivalMessage,
): OutboundRequest | null {
  const json = { 'content-type': 'application/json' };
  const common = { method: 'POST', operation: `tell-host-${channel}` } as const;
  if (channel === 'teams') {
    if (teamsUrl === null) return null;
    return { ...common, url: teamsUrl, headers: json, body: JSON.stringify(teamsCard(message)) };
  }
  if (sms === null) return null;
  const headers = { ...json, [sms.header.toLowerCase()]: sms.secret };
  return { ...common, url: sms.url, headers, body: JSON.stringify(smsBody(message)) };
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
