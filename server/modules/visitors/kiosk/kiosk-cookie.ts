import { cookieValues, hostCookie, isSecret } from '../../sign-in/index.ts';

/** Then somebody of the reception has looked at the device again. */
export const KIOSK_SESSION_MS = 30 * 24 * 60 * 60_000;

export interface KioskCookie {
  /** The device's secret; null: none, several, or one that cannot be ours. */
  readonly read: (header: string | undefined) => string | null;
  readonly issue: (secret: string) => string;
}

/** The cookie of a kiosk, beside that of the portal and never mistaken for it. */
export function kioskCookie(publicUrl: string): KioskCookie {
  const { name, set } = hostCookie(publicUrl, 'kiosk', 'Strict');
  return {
    read(header) {
      const [secret, ...others] = cookieValues(header, name);
      return secret !== undefined && others.length === 0 && isSecret(secret) ? secret : null;
    },
    issue: (secret) => set(secret, KIOSK_SESSION_MS / 1_000),
  };
}
