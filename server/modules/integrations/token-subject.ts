import { z } from 'zod';
import { Guid } from '../../../contract/primitives.ts';

const Claims = z.object({ oid: Guid });

/**
 * Whom an application's own access token speaks for: the object id of its enterprise application in the tenant, which
 * cmdlets of Exchange ask for. Microsoft calls these tokens opaque, so this is for showing only; null when unreadable.
 */
export function subjectOf(token: string): string | null {
  try {
    const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
    return Claims.parse(JSON.parse(payload)).oid;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}
