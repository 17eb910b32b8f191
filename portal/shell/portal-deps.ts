import type { BaseLocationHook } from 'wouter';
import type { OrganizationId } from '../../contract/primitives.ts';
import type { Call } from '../../ui/api/call.ts';

/** A place that keeps texts by key; what cannot be kept is forgotten without a word. */
export interface Kept {
  readonly read: (key: string) => string | null;
  readonly keep: (key: string, text: string) => void;
  readonly forget: (key: string) => void;
}

/** What the portal needs of the world; `index.tsx` gives it the real one. */
export interface PortalDeps {
  /** Calls with this browser's session, in the name of an organization; null for the calls before one is chosen. */
  readonly callIn: (organization: OrganizationId | null) => Call;
  /** Stays in this browser: the theme, the chosen organization. */
  readonly remembered: Kept;
  /** Stays in this tab until it is closed: what was typed and is not sent yet. */
  readonly drafts: Kept;
  /** Leaves the portal for another page. */
  readonly leaveTo: (url: string) => void;
  readonly newId: () => string;
  /** BCP 47. */
  readonly language: string;
  /** The zone of this browser, an IANA name. */
  readonly timeZone: string;
  /** The nonce of this page's styles; null where nothing asks for one. */
  readonly nonce: string | null;
  /** Where the portal thinks it is; the browser's address by default. */
  readonly locationHook?: BaseLocationHook;
}
