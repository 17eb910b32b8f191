import express from 'express';
import type { NextFunction, Request, Response } from 'express';
import { EwsError } from './ews-error.ts';
import { readRequest, subjectOf } from './ews-request.ts';
import type { EwsRequest } from './ews-request.ts';

const received = new WeakMap<Request, EwsRequest | EwsError>();
const text = express.text({ type: () => true, limit: '4mb', defaultCharset: 'utf-8' });

/** Reads the body and takes the envelope apart, before anything is logged, refused or answered. */
export function receive(req: Request, res: Response, next: NextFunction): void {
  text(req, res, (error?: unknown) => {
    if (error !== undefined) {
      next(error);
      return;
    }
    const body: unknown = req.body;
    if (typeof body === 'string' && body !== '') received.set(req, readSafely(body));
    next();
  });
}

/** The request, the refusal of what is none, or undefined for a call without a body (half of an NTLM handshake). */
export function receivedRequest(req: Request): EwsRequest | EwsError | undefined {
  return received.get(req);
}

/** For the log and for faults: operation, mailbox, asked properties. */
export function describeEws(req: Request): {
  operation: string;
  mailbox: string | null;
  select: string | null;
} {
  const request = received.get(req);
  if (!request || request instanceof EwsError) return { operation: 'other', mailbox: null, select: null };
  return { operation: request.operation, ...subjectOf(request) };
}

function readSafely(body: string): EwsRequest | EwsError {
  try {
    return readRequest(body);
  } catch (error) {
    if (error instanceof EwsError) return error;
    throw error;
  }
}
