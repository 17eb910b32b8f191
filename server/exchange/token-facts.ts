import { z } from 'zod';
import type { TokenFacts } from './setup.port.ts';

const Claims = z.object({
  roles: z.array(z.string().max(200)).max(200).catch([]),
  uti: z.string().min(1).max(100).nullable().catch(null),
});

/**
 * What an application's access token says of itself. Microsoft calls these tokens opaque, so this is for showing only
 * and decides nothing; null when the token cannot be read.
 */
export function factsOf(token: string): TokenFacts | null {
  try {
    const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
    const { roles, uti } = Claims.parse(JSON.parse(payload));
    return { roles, id: uti };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}
