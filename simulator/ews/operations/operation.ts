import type { World } from '../../state/world.ts';
import type { EwsCaller } from '../caller.ts';
import { errorParts, successCode } from '../envelope.ts';
import { EwsError } from '../ews-error.ts';
import type { EwsRequest } from '../ews-request.ts';
import type { Subscriptions } from '../subscriptions.ts';
import type { SyncStates } from '../sync-states.ts';
import { el } from '../write-xml.ts';
import type { Xml } from '../write-xml.ts';

/** What an operation may use. */
export interface EwsContext {
  readonly world: World;
  readonly caller: EwsCaller;
  readonly syncStates: SyncStates;
  readonly subscriptions: Subscriptions;
}

/** Answers one request with its response element; an EwsError that it throws becomes a SOAP fault. */
export type Operation = (context: EwsContext, request: EwsRequest) => Xml;

/** One message of a response: what follows the response code. */
export interface Answered {
  readonly parts: readonly (Xml | null)[];
  /** A success that comes with a warning. */
  readonly warning?: EwsError;
}

/**
 * A response of one message per thing that was asked; what fails with an EwsError makes its own message an error and
 * leaves the others alone. `onError` is what the schema wants in such a message.
 */
export function responseMessages(
  operation: string,
  asked: readonly (() => Answered)[],
  onError: readonly Xml[] = [],
): Xml {
  const messages = asked.map((answer) => responseMessage(`m:${operation}ResponseMessage`, answer, onError));
  return el(`m:${operation}Response`, null, el('m:ResponseMessages', null, messages));
}

/** One message, as an element of the given name. */
export function responseMessage(name: string, answer: () => Answered, onError: readonly Xml[] = []): Xml {
  try {
    const { parts, warning } = answer();
    if (warning) return el(name, { ResponseClass: 'Warning' }, errorParts(warning), parts);
    return el(name, { ResponseClass: 'Success' }, successCode(), parts);
  } catch (error) {
    if (!(error instanceof EwsError)) throw error;
    return el(name, { ResponseClass: 'Error' }, errorParts(error), onError);
  }
}
