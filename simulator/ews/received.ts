import express from 'express';
import type { NextFunction, Request, Response } from 'express';
import { UnreadableEncoding, bodyText } from './body-text.ts';
import { EwsError } from './ews-error.ts';
import { readRequest, subjectOf } from './ews-request.ts';
import type { EwsRequest } from './ews-request.ts';

type Received = EwsRequest | EwsError | UnreadableEncoding;

const received = new WeakMap<Request, Received>();
const raw = express.raw({ type: () => true, limit: '4mb' });

/** Reads the body and takes the envelope apart, before anything is logged, refused or answered. */
export function receive(req: Request, res: Response, next: NextFunction): void {
  raw(req, res, (error?: unknown) => {
    if (error !== undefined) {
      next(error);
      return;
    }
    const body: unknown = req.body;
    if (Buffer.isBuffer(body) && body.length > 0) received.set(req, readSafely(body, req));
    next();
  });
}

/** The request, the refusal of what is none, or undefined for a call without a body (half of an NTLM handshake). */
export function receivedRequest(req: Request): Received | undefined {
  return received.get(req);
}

/** For the log and for faults: operation, mailbox, asked properties. */
export function describeEws(req: Request): {
  operation: string;
  mailbox: string | null;
  select: string | null;
} {
  const request = received.get(req);
  if (!request || request instanceof Error) return { operation: 'other', mailbox: null, select: null };
  return { operation: request.operation, ...subjectOf(request) };
}

function readSafely(body: Buffer, req: Request): Received {
  try {
    return readRequest(bodyText(body, req.get('content-type')));
  } catch (error) {
    if (error instanceof EwsError || error instanceof UnreadableEncoding) return error;
    throw error;
  }
}
