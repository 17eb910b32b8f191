import { STATUS_CODES } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { errorCode } from '../kernel/error-code.ts';

/**
 * Answers what node:http could not read as a request, before there is one that Express could answer: in the form of
 * every other refusal (RFC 9457). Then the connection ends, because nobody knows where the next request begins.
 */
export function answerBrokenRequests(server: Server): void {
  const latest = new WeakMap<Duplex, ServerResponse>();

  server.on('request', (req, res) => latest.set(req.socket, res));
  server.on('clientError', (error, socket) => {
    const answer = latest.get(socket);
    const isWithinAnswer = answer !== undefined && answer.headersSent && !answer.writableFinished;
    if (isWithinAnswer || !socket.writable) socket.destroy();
    else socket.end(refusalOf(error), () => socket.destroy());
  });
}

const unreadable = { status: 400, detail: 'This is not a request as HTTP/1.1 has it.' };

/** By the codes of node:http. */
const refusals = new Map([
  ['HPE_HEADER_OVERFLOW', { status: 431, detail: 'Address and headers together may be at most 16 KB.' }],
  ['ERR_HTTP_REQUEST_TIMEOUT', { status: 408, detail: 'The request did not arrive in time. Send it again.' }],
]);

function refusalOf(error: Error): string {
  const { status, detail } = refusals.get(errorCode(error) ?? '') ?? unreadable;
  const title = STATUS_CODES[status] ?? 'Refused';
  const body = JSON.stringify({ type: 'about:blank', title, status, detail });
  const head = [
    `HTTP/1.1 ${status} ${title}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    'Connection: close',
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}
