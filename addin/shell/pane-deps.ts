import type { OrganizationId } from '../../contract/primitives.ts';
import type { Call } from '../../ui/api/call.ts';
import type { ComposedMeeting } from '../outlook/composed-meeting.ts';
import type { SignIn } from '../outlook/sign-in/ladder.ts';

/** What the pane needs of the world; `index.tsx` gives it the real one. */
export interface PaneDeps {
  readonly signIn: Pick<SignIn, 'byClick' | 'renew'>;
  /** Calls in the name of an organization; null for the calls that come before one is chosen. */
  readonly callIn: (organization: OrganizationId | null) => Call;
  /** Fetches a picture in the name of an organization; its address changes with it. Throws as a call does. */
  readonly pictureIn: (organization: OrganizationId) => (path: string) => Promise<Blob>;
  readonly openMeeting: () => Promise<ComposedMeeting | null>;
  readonly recall: (key: string) => string | null;
  readonly remember: (key: string, value: string) => Promise<void>;
  /** BCP 47. */
  readonly language: string;
}
