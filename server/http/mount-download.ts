import { once } from 'node:events';
import type { Response, Router } from 'express';
import { z } from 'zod';
import { route } from '../../contract/route.ts';
import type { Api, Permission } from '../../contract/route.ts';
import type { Caller } from '../kernel/caller.ts';
import type { Gate } from './gate.ts';
import { letIn, whileConnected } from './mount.ts';
import { parseRequest } from './parse-request.ts';
import { factsOf } from './request-facts.ts';

/** Where a file is fetched and what that takes; parameters that no schema names are refused. */
export interface Download<P extends z.ZodType, Q extends z.ZodType> {
  readonly api: Api;
  /** Express path below the API's root. */
  readonly path: string;
  readonly access: Permission;
  readonly params?: P;
  readonly query?: Q;
}

export interface DownloadedFile {
  readonly fileName: string;
  readonly contentType: string;
  readonly body: AsyncIterable<string> | Buffer;
}

const nothing = z.strictObject({});

/**
 * Serves a file to be saved: let in and parsed like any route, always an attachment that no browser guesses the type of.
 * A body in parts is sent as it is made, no faster than it is taken. What fails before the first part becomes a problem;
 * after that the connection is cut, so that half a file is not mistaken for a whole one.
 */
export function mountDownload<P extends z.ZodType = typeof nothing, Q extends z.ZodType = typeof nothing>(
  router: Router,
  gate: Gate,
  download: Download<P, Q>,
  read: (input: {
    readonly caller: Caller;
    readonly params: z.output<P>;
    readonly query: z.output<Q>;
    readonly signal: AbortSignal;
  }) => Promise<DownloadedFile>,
): void {
  const { api, path, access } = download;
  const asRoute = route({
    api,
    method: 'get',
    path,
    summary: '',
    access,
    params: download.params ?? nothing,
    query: download.query ?? nothing,
    reply: z.unknown(),
  });

  router.get(path, async (req, res) => {
    factsOf(req).route = `/${api}${path}`;
    const { caller } = await letIn(gate, access, req);
    if (!caller) throw new Error('the gate let nobody in');
    const { params, query } = parseRequest(asRoute, { params: req.params, query: req.query, body: {} });

    // The schemas above are the ones that P and Q stand for, or take nothing at all.
    const asked = { params: params as z.output<P>, query: query as z.output<Q> };
    const signal = whileConnected(res);
    await send(res, await read({ caller, ...asked, signal }), signal);
  });
}

async function send(
  res: Response,
  { fileName, contentType, body }: DownloadedFile,
  signal: AbortSignal,
): Promise<void> {
  const parts = Buffer.isBuffer(body) ? body : await begun(body);
  res.attachment(fileName).set({
    'Content-Type': contentType,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  if (Buffer.isBuffer(parts)) {
    res.send(parts);
    return;
  }
  try {
    for await (const part of parts) {
      signal.throwIfAborted();
      if (!res.write(part)) await once(res, 'drain', { signal });
    }
    res.end();
  } catch (error) {
    if (!signal.aborted) throw error; // otherwise the person closed the page, and nobody is left to be told
  }
}

/** The same parts, the first of them made already. */
async function begun(body: AsyncIterable<string>): Promise<AsyncIterable<string>> {
  const parts = body[Symbol.asyncIterator]();
  const first = await parts.next();
  return (async function* () {
    try {
      for (let part = first; !part.done; part = await parts.next()) yield part.value;
    } finally {
      await parts.return?.();
    }
  })();
}
