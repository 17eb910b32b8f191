import { z } from 'zod';

/**
 * The envelopes of Office.js between an add-in's frame and its host: JSON text in `postMessage`, both ways. Measured
 * against the library of the npm package @microsoft/office-js 1.1.110.
 */

const MESSAGE = { request: 0, response: 1 } as const;
const RESPONSE = { toCall: 0, event: 1 } as const;
const SERIALIZER = 1;
const ACTIONS = ['invoke', 'register', 'unregister'] as const;

/** Nothing that an add-in sends may be larger: the largest legal call sets a body of a million characters. */
const LONGEST = 8_000_000;

const Envelope = z
  .object({
    _messageType: z.literal(MESSAGE.request),
    _actionName: z.string().max(200),
    _conversationId: z.string().max(200),
    _correlationId: z.number(),
    _actionType: z.number().int().min(0).max(2),
    _data: z.unknown(),
  })
  .transform((envelope) => ({
    action: envelope['_actionName'],
    conversation: envelope['_conversationId'],
    correlation: envelope['_correlationId'],
    kind: ACTIONS[envelope['_actionType']] ?? 'invoke',
    data: envelope['_data'],
  }));

/** A call of the add-in: `invoke` does something, the other two start and stop an event. */
export type Call = z.output<typeof Envelope>;

/** What a frame said: a call, another JSON message (nested authentication), or null for what this host does not know. */
export function readMessage(text: unknown): { call: Call } | { other: unknown } | null {
  if (typeof text !== 'string' || text.length > LONGEST) return null;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const envelope = Envelope.safeParse(json);
  return envelope.success ? { call: envelope.data } : { other: json };
}

/** The answer to a call. `errorCode` is the transport's: 0 for every call that was understood. */
export function answerTo(call: Call, data: unknown, origin: string, errorCode = 0): string {
  return JSON.stringify({
    _messageType: MESSAGE.response,
    _actionName: call.action,
    _conversationId: call.conversation,
    _correlationId: call.correlation,
    _errorCode: errorCode,
    _responseType: RESPONSE.toCall,
    _data: data,
    _origin: origin,
    _serializerVersion: SERIALIZER,
  });
}

/** An event for an add-in that has asked for it. */
export function eventMessage(event: string, conversation: string, data: unknown, origin: string): string {
  return JSON.stringify({
    _messageType: MESSAGE.response,
    _actionName: event,
    _conversationId: conversation,
    _correlationId: -1,
    _errorCode: 0,
    _responseType: RESPONSE.event,
    _data: data,
    _origin: origin,
    _serializerVersion: SERIALIZER,
  });
}

/** Asks the add-in's page to take the focus, at its first or its last control. */
export function focusMessage(
  conversation: string,
  at: 'first' | 'last',
  count: number,
  origin: string,
): string {
  return JSON.stringify({
    _messageType: MESSAGE.request,
    _actionName: 'Office_notifyAgave',
    _conversationId: `${conversation}_ntf`,
    _correlationId: count,
    _actionType: 0,
    _data: [at === 'first' ? 11 : 12],
    _origin: origin,
    _serializerVersion: SERIALIZER,
  });
}
