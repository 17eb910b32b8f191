import type { Instant } from '../../../contract/primitives.ts';
import type { Decision, FollowFacts } from './decision.ts';
import type { FullProvider } from './providers.store.ts';
import type { ServiceRequest, Template } from './request.ts';

/** One request, or one date that has none yet, and the situation of its meeting. */
export interface Undecided {
  readonly template: Template;
  readonly provider: FullProvider;
  readonly occurrence: Instant | null;
  readonly before: ServiceRequest | null;
  readonly facts: FollowFacts;
}

/** What the situation of a meeting means for one request, or for one date that has none yet. */
export interface Decided extends Omit<Undecided, 'facts'> {
  readonly decision: Decision;
}
