/**
 * The instructions between which a crash is worst: something is committed and not said, or said and not committed. Tests
 * of faults end or freeze the program exactly there.
 */
export const failpoints = [
  /** A notification of Microsoft's is kept, and not yet answered. */
  'notification-kept',
  /** A calendar is read from Exchange, and nothing of it is kept. */
  'calendar-read',
  /** Everything follows from a reading, in a transaction that is still open. */
  'meetings-followed',
  /** A reading is committed, and whoever read does not know it. */
  'reading-kept',
  /** A plan of the pane is committed, and not answered. */
  'plan-kept',
  /** A request of the pane is committed, and not answered. */
  'request-kept',
  /** A mail is closed, and not yet handed over. */
  'mail-closed',
  /** The mail server has taken a mail, and we have not noted it. */
  'mail-taken',
] as const;
export type Failpoint = (typeof failpoints)[number];

let onPassing: ((name: Failpoint) => void) | null = null;

/** Marks such an instruction. Does nothing unless `watchFailpoints` was called, which only a test of faults brings about. */
export function failpoint(name: Failpoint): void {
  onPassing?.(name);
}

/** `passing` is called, synchronously, each time the program comes by a failpoint. */
export function watchFailpoints(passing: (name: Failpoint) => void): void {
  onPassing = passing;
}
