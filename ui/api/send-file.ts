import type { z } from 'zod';
import type { OrganizationId } from '../../contract/primitives.ts';
import { ORGANIZATION_HEADER } from '../../contract/session.ts';
import { NoAnswer } from './call-error.ts';
import { problemOf } from './call.ts';

export interface SendFileDeps {
  readonly organization: OrganizationId;
  /** How requests are sent; the browser's own `fetch` unless given. */
  readonly send?: (url: string, init: RequestInit) => Promise<Response>;
}

/**
 * Sends a file to the page's own origin with the browser's session, as it is and without a time limit, and gives the
 * parsed reply. `version` is what the person saw. Throws as a call does: ApiProblem when the server refuses, NoAnswer when
 * nothing usable came.
 */
export async function sendFile<S extends z.ZodType>(
  path: string,
  file: { readonly content: Blob; readonly type: string; readonly version: number },
  reply: S,
  { organization, send }: SendFileDeps,
): Promise<z.output<S>> {
  let response: Response;
  let text: string;
  try {
    response = await (send ?? fetch)(path, {
      method: 'POST',
      headers: {
        accept: 'application/json, application/problem+json',
        'content-type': file.type,
        'if-match': `"${file.version}"`,
        [ORGANIZATION_HEADER]: organization,
      },
      credentials: 'same-origin',
      body: file.content,
    });
    text = await response.text();
  } catch (error) {
    throw new NoAnswer('unreachable', { cause: error });
  }
  const json = jsonOf(text);
  if (!response.ok) throw problemOf(response, json);
  const parsed = reply.safeParse(json);
  if (!parsed.success) throw new NoAnswer('unreadable', { cause: parsed.error });
  return parsed.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // no answer of ours then
  }
}
