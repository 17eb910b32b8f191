/** What is said of deadlines in one language. Catalogues are complete or they do not compile. */
export interface DeadlineWords {
  /** The tag by whose customs days, times and numbers are written. */
  readonly locale: string;
  /** Until when, why then, and what was skipped. */
  readonly until: (facts: UntilFacts) => string;
  readonly atDelivery: string;
  readonly sameDay: string;
  /** `time` is a length, `2 hours`. */
  readonly timeBefore: (time: string) => string;
  readonly openingDaysBefore: (count: number) => string;
  /** From a day to another one. */
  readonly days: (from: string, to: string) => string;
  readonly outsideHours: (facts: Placed & { readonly hours: string; readonly when: string }) => string;
  /** `name`: of the holiday; null: it has none. */
  readonly closedDay: (
    facts: Pick<Placed, 'team'> & { readonly when: string; readonly name: string | null },
  ) => string;
}

interface Placed {
  readonly team: string;
  /** Whose clock it is. */
  readonly city: string;
}

export interface UntilFacts extends Placed {
  readonly isPassed: boolean;
  /** What closes early; null: everything closes then. */
  readonly item: string | null;
  readonly at: string;
  /** Why then: one of the rules, in words. */
  readonly rule: string;
  readonly deliverAt: string;
  /** Days on which the team is closed; null: none was skipped. */
  readonly closed: string | null;
}

/** ` (Christmas)`, or nothing. */
export function inBrackets(name: string | null): string {
  return name === null ? '' : ` (${name})`;
}
