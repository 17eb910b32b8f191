import type { KioskVisit, Shown, TextToRead } from '../../contract/kiosk.ts';
import type { KioskBadge } from '../../contract/kiosk-options.ts';
import type { VisitId, VisitorId } from '../../contract/visitor-ids.ts';

/** Why a pairing code did not work. */
export type PairingTrouble =
  { readonly why: 'refused' | 'noAnswer' } | { readonly why: 'tooOften'; readonly seconds: number };

/** Somebody who was not announced, as they typed it. */
export interface Guest {
  /** Made here: the same touch twice is one visitor. */
  readonly id: VisitorId;
  readonly name: string;
  /** Empty: they said none. */
  readonly company: string;
}

/** Somebody who has checked in. */
export interface Entered {
  readonly visit: VisitId;
  readonly firstName: string;
  readonly host: string;
  readonly badge: KioskBadge;
}

export interface TakenPhoto {
  /** In base64. */
  readonly jpeg: string;
  readonly consent: Pick<TextToRead, 'version' | 'language'>;
}

/** What became of a badge; `desk`: it is not here. */
export type BadgeSaid = 'none' | 'printed' | 'sent' | 'desk';

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
      readonly badge: BadgeSaid;
    }
  /** Somebody who is not expected says who they are and whom they visit. */
  | { readonly at: 'unexpected' }
  | {
      readonly at: 'host';
      readonly guest: Guest;
      readonly hosts: readonly string[];
      readonly rules: TextToRead | null;
    }
  | { readonly at: 'noHost' }
  | { readonly at: 'photo'; readonly entered: Entered; readonly consent: TextToRead }
  | { readonly at: 'unknown' }
  | { readonly at: 'tooOften'; readonly seconds: number }
  | { readonly at: 'declined' }
  /** The desk welcomes them itself. */
  | { readonly at: 'reception' }
  | { readonly at: 'failed' };

/** Whether somebody has begun something that the next person must not meet. */
export function isAbandoned({ at }: Screen): boolean {
  return !['starting', 'pairing', 'elsewhere', 'welcome', 'done'].includes(at);
}
