import type { VisitorUseDeps } from '../visitor-deps.ts';

/** What kiosks need: what a desk needs, and the time by which sessions age. */
export interface KioskDeps extends Pick<
  VisitorUseDeps,
  'db' | 'clock' | 'secrets' | 'outbox' | 'arrivals' | 'live' | 'people'
> {
  /** Real time. */
  readonly now: () => number;
  readonly publicUrl: string;
}
