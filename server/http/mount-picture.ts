import type { Router } from 'express';
import { z } from 'zod';
import { route } from '../../contract/route.ts';
import type { Caller } from '../kernel/caller.ts';
import type { Gate } from './gate.ts';
import type { Download } from './mount-download.ts';
import { letIn } from './mount.ts';
import { parseRequest } from './parse-request.ts';
import { factsOf } from './request-facts.ts';

export interface ShownPicture {
  readonly contentType: `image/${string}`;
  readonly content: Buffer;
  /** Of the content, without quotes. */
  readonly etag: string;
}

interface PictureRoute<P extends z.ZodType>
  extends
    Required<Pick<Download<P, z.ZodType>, 'params'>>,
    Pick<Download<P, z.ZodType>, 'api' | 'path' | 'access'> {
  /** The address changes with the picture, so a browser that has it need never ask again (RFC 8246). */
  readonly isNamedByContent?: boolean;
}

/**
 * Serves a picture to be shown: let in and parsed like any route. A browser keeps it for this person and, unless the address
 * is named by the content, asks each time whether it is still the same (RFC 9111, section 5.2.2.4), so that whoever may not see
 * it any more does not. No browser guesses another type, and nothing in it runs.
 */
export function mountPicture<P extends z.ZodType>(
  router: Router,
  gate: Gate,
  { api, path, access, params, isNamedByContent = false }: PictureRoute<P>,
  read: (input: { readonly caller: Caller; readonly params: z.output<P> }) => Promise<ShownPicture>,
): void {
  const asRoute = route({ api, method: 'get', path, summary: '', access, params, reply: z.unknown() });

  router.get(path, async (req, res) => {
    factsOf(req).route = `/${api}${path}`;
    const { caller } = await letIn(gate, access, req);
    if (!caller) throw new Error('the gate let nobody in');
    const asked = parseRequest(asRoute, { params: req.params, query: req.query, body: {} });
    const picture = await read({ caller, params: asked.params as z.output<P> }); // parsed by that very schema

    res.set({
      'Content-Type': picture.contentType,
      ETag: `"${picture.etag}"`,
      'Cache-Control': isNamedByContent ? 'private, max-age=31536000, immutable' : 'private, no-cache',
      Vary: 'Authorization, Cookie, Foyer-Organization',
      'X-Content-Type-Options': 'nosniff',
    });
    if (req.fresh) {
      res.status(304).end();
      return;
    }
    res.send(picture.content);
  });
}
