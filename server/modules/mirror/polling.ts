/** Milliseconds between two looks at a calendar that nobody woke us for. */
const EVERY_MS = {
  /** Nothing tells us of changes there. */
  ews: 30_000,
  /** Notifications come; this is for those that were lost. */
  subscribed: 10 * 60_000,
  unsubscribed: 60_000,
} as const;

/** Until the next look; `random` (0 to 1) spreads calendars over time. */
export function pollAfter(
  kind: 'graph' | 'ews-server' | 'ews-online',
  isSubscribed: boolean,
  random: number,
): number {
  const every = kind !== 'graph' ? EVERY_MS.ews : isSubscribed ? EVERY_MS.subscribed : EVERY_MS.unsubscribed;
  return Math.round(every * (0.8 + 0.4 * random));
}
