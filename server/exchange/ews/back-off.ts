import { EwsFailure } from './ews-failure.ts';

/**
 * Who was told by a SOAP fault to back off does not ask before that time is over; meanwhile every question gets the same
 * refusal with fewer seconds left. (A wait in the HTTP header is kept by the transport below.) `now` is real time.
 */
export function createBackOff(now: () => number) {
  let held: { readonly failure: EwsFailure; readonly until: number } | null = null;

  return {
    /** Throws an EwsFailure while Exchange wants to be left alone. */
    refuse(): void {
      const left = held ? Math.ceil((held.until - now()) / 1000) : 0;
      if (!held || left <= 0) return;
      const { status, ewsCode, values } = held.failure;
      throw new EwsFailure(status, ewsCode, { retryAfterSeconds: left, values });
    },

    note(error: unknown): void {
      if (!(error instanceof EwsFailure) || !error.values.has('BackOffMilliseconds')) return;
      const { retryAfterSeconds } = error;
      if (retryAfterSeconds !== null) held = { failure: error, until: now() + retryAfterSeconds * 1000 };
    },
  };
}
