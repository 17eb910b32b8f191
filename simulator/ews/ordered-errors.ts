import type { Request, Response } from 'express';
import { envelope, faultBody } from './envelope.ts';
import { EwsError } from './ews-error.ts';
import { errorResponse } from './operations/index.ts';
import { receivedRequest } from './received.ts';
import { el } from './write-xml.ts';

/**
 * Answers a call with an error that a tester ordered: as the operation's own error message where it has one, else as a
 * SOAP fault. False when the call is none that could be answered so, e.g. half of an NTLM handshake.
 */
export function answerWithError(
  req: Request,
  res: Response,
  error: EwsError,
  as: 'response' | 'fault',
): boolean {
  const request = receivedRequest(req);
  if (!request || request instanceof Error) return false;
  const refuse = (): never => {
    throw error;
  };
  const body = as === 'response' ? errorResponse(request.operation, refuse) : null;
  const announced = /^bearer /i.test(req.get('authorization') ?? '') ? 'online' : 'Exchange2016';
  res
    .status(body ? 200 : 500)
    .type('text/xml; charset=utf-8')
    .send(envelope(announced, body ?? faultBody(error)));
  return true;
}

/** What the throttling policy says (learn.microsoft.com/exchange/client-developer, EWS throttling). */
export function serverBusy(backOffMilliseconds: number): EwsError {
  return new EwsError(
    'ErrorServerBusy',
    'The server cannot service this request right now. Try again later.',
    el('t:Value', { Name: 'BackOffMilliseconds' }, Math.round(backOffMilliseconds)),
  );
}
