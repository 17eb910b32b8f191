import type { OrganizationId } from '../../contract/primitives.ts';
import { ORGANIZATION_HEADER } from '../../contract/session.ts';
import { NoAnswer } from './call-error.ts';
import { problemOf } from './call.ts';

/** A file as the server gave it. */
export interface FetchedFile {
  readonly name: string;
  readonly content: Blob;
}

export interface FetchFileDeps {
  /** Null: the session says by itself whose it is. */
  readonly organization: OrganizationId | null;
  /** How requests are sent; the browser's own `fetch` unless given. */
  readonly send?: (url: string, init: RequestInit) => Promise<Response>;
}

/**
 * Fetches a file of the page's own origin with the browser's session. A link cannot do it: it would not say in which
 * organization. There is no time limit, because a long record takes as long as it takes. Throws as a call does:
 * ApiProblem when the server refuses, NoAnswer when nothing usable came.
 */
export async function fetchFile(path: string, { organization, send }: FetchFileDeps): Promise<FetchedFile> {
  let response: Response;
  let content: Blob;
  try {
    response = await (send ?? fetch)(path, {
      headers: organization === null ? {} : { [ORGANIZATION_HEADER]: organization },
      credentials: 'same-origin',
      cache: 'no-store',
    });
    content = await response.blob(); // half a file ends in an error here, and is never saved as a whole one
  } catch (error) {
    throw new NoAnswer('unreachable', { cause: error });
  }
  if (!response.ok) throw problemOf(response, jsonOf(await content.text()));
  return { name: nameIn(response.headers.get('content-disposition')) ?? 'foyer', content };
}

function nameIn(disposition: string | null): string | null {
  return /filename="?([^";]+)"?/.exec(disposition ?? '')?.[1] ?? null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // no problem of ours then
  }
}
