import type { OrganizationId } from '../../contract/primitives.ts';
import { ORGANIZATION_HEADER } from '../../contract/session.ts';
import { NoAnswer, NotSignedIn } from './call-error.ts';
import { problemOf } from './call.ts';
import type { CallDeps } from './call.ts';

/** A file as the server gave it. */
export interface FetchedFile {
  readonly name: string;
  readonly content: Blob;
}

export interface FetchFileDeps {
  /** Null: the session says by itself whose it is. */
  readonly organization: OrganizationId | null;
  /** As a call takes it; left out where the browser's own session says who asks. */
  readonly getToken?: CallDeps['getToken'];
  /** A copy that the browser has kept will do, as far as the server let it keep one. */
  readonly mayBeKept?: boolean;
  /** How requests are sent; the browser's own `fetch` unless given. */
  readonly send?: (url: string, init: RequestInit) => Promise<Response>;
}

/**
 * Fetches a file of the page's own origin with the browser's session, or with a token. A link cannot do it: it would not say in which
 * organization. There is no time limit, because a long record takes as long as it takes. Throws as a call does:
 * ApiProblem when the server refuses, NotSignedIn when there is no token to send, NoAnswer when nothing usable came. A
 * refused token is renewed once.
 */
export async function fetchFile(path: string, deps: FetchFileDeps): Promise<FetchedFile> {
  let { response, content } = await once(path, deps, false);
  if (response.status === 401 && deps.getToken) ({ response, content } = await once(path, deps, true));
  if (!response.ok) throw problemOf(response, jsonOf(await content.text()));
  return { name: nameIn(response.headers.get('content-disposition')) ?? 'foyer', content };
}

async function once(
  path: string,
  { organization, getToken, mayBeKept = false, send }: FetchFileDeps,
  isFresh: boolean,
): Promise<{ readonly response: Response; readonly content: Blob }> {
  const token = getToken ? await getToken({ fresh: isFresh, claims: null }) : null;
  if (getToken && token === null) throw new NotSignedIn('sign in first');
  try {
    const response = await (send ?? fetch)(path, {
      headers: {
        ...(organization !== null && { [ORGANIZATION_HEADER]: organization }),
        ...(token !== null && { authorization: `Bearer ${token}` }),
      },
      credentials: getToken ? 'omit' : 'same-origin',
      cache: mayBeKept ? 'default' : 'no-store',
    });
    // Half a file ends in an error here, and is never saved as a whole one.
    return { response, content: await response.blob() };
  } catch (error) {
    throw new NoAnswer('unreachable', { cause: error });
  }
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
