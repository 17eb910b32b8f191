import net from 'node:net';
import { z } from 'zod';

const mistake =
  'takes the addresses or networks of your reverse proxies, such as 10.0.0.5 or 10.20.0.0/16, separated by commas';

/**
 * Reads TRUSTED_PROXIES: who may say, in X-Forwarded-For, whom a request comes from. Without it nobody may, and all who come
 * through a proxy count as one address where attempts are limited. Everybody (`/0`) is refused: anyone could then name
 * another address with each attempt.
 */
export const TrustedProxies = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  )
  .refine((parts) => parts.every(isTrustable), { error: mistake });

function isTrustable(part: string): boolean {
  const [address = '', prefix, ...rest] = part.split('/');
  const family = net.isIP(address);
  if (family === 0 || rest.length > 0) return false;
  if (prefix === undefined) return true;
  return /^\d{1,3}$/.test(prefix) && Number(prefix) >= 1 && Number(prefix) <= (family === 6 ? 128 : 32);
}
