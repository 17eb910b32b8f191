import type { KioskVisit, Shown } from '../../contract/kiosk.ts';

/** Why a pairing code did not work. */
export type PairingTrouble =
  { readonly why: 'refused' | 'noAnswer' } | { readonly why: 'tooOften'; readonly seconds: number };

/**
 * What a kiosk shows. All that is known of a person is in here, and only in here: the next screen of the next person begins
 * with none of it.
 */
export type Screen =
  | { readonly at: 'starting' }
  | { readonly at: 'pairing'; readonly trouble: PairingTrouble | null }
  /** A code was opened on a device that is no kiosk. */
  | { readonly at: 'elsewhere' }
  | { readonly at: 'welcome' }
  | { readonly at: 'identify'; readonly by: 'code' | 'camera' | 'name' }
  | { readonly at: 'looking' }
  | { readonly at: 'found'; readonly shown: Shown; readonly visit: KioskVisit }
  | { readonly at: 'stepping' }
  | {
      readonly at: 'done';
      readonly step: KioskVisit['step'];
      readonly firstName: string;
      readonly host: string;
    }
  | { readonly at: 'unknown' }
  | { readonly at: 'tooOften'; readonly seconds: number }
  | { readonly at: 'declined' }
  | { readonly at: 'failed' };

/** Whether somebody has begun something that the next person must not meet. */
export function isAbandoned({ at }: Screen): boolean {
  return !['starting', 'pairing', 'elsewhere', 'welcome', 'done'].includes(at);
}
