import { createContext, use } from 'react';
import type { Instant, OrganizationId } from '../../contract/primitives.ts';
import type { Call } from '../../ui/api/call.ts';
import type { TimeFormat } from '../../ui/time/format.ts';
import type { ComposedMeeting } from '../outlook/composed-meeting.ts';

/** What every tab of the pane works with, once somebody is signed in and acts in an organization. */
export interface Pane {
  readonly organization: OrganizationId;
  readonly call: Call;
  /** Fetches a picture below `/addin-api`, as `call` asks for all else. */
  readonly picture: (path: string) => Promise<Blob>;
  readonly meeting: ComposedMeeting;
  readonly time: TimeFormat;
  /** Of Outlook (BCP 47): what is written to the person is in it, where we speak it. */
  readonly language: string;
  /** Business time of the server when it was last asked. */
  readonly now: Instant;
  /** Reads out, to people who use a screen reader, what an action of theirs did. */
  readonly announce: (sentence: string) => void;
  /** Likewise what a search found; it never takes the word from an action. */
  readonly announceResult: (sentence: string) => void;
}

export const PaneContext = createContext<Pane | null>(null);

export function usePane(): Pane {
  const pane = use(PaneContext);
  if (!pane) throw new Error('this component belongs inside the signed-in pane');
  return pane;
}
