import { z } from 'zod';

const Claims = z.object({ roles: z.array(z.string().max(200)).max(200).catch([]) });

/**
 * The `roles` of an application's access token. Microsoft calls these tokens opaque, so this is for showing only and
 * decides nothing; null when the token cannot be read.
 */
export function rolesOf(token: string): readonly string[] | null {
  try {
    const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
    return Claims.parse(JSON.parse(payload)).roles;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}
