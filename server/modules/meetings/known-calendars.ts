import type { CalendarId, Instant, OrganizationId } from '../../../contract/primitives.ts';
import type { Tx } from '../../storage/database.ts';
import { withKept } from './kept-calendar.ts';
import type { CalendarFacts } from './link.ts';
import { allCalendarFacts, calendarFacts } from './mirror-facts.store.ts';
import type { WantedCalendars } from './mirror-facts.store.ts';
import type { Why } from './why.ts';

/** The calendars that one round has to do with, read as they are needed: an organization has thousands of them. */
export class KnownCalendars {
  readonly #tx: Tx;
  readonly #organization: OrganizationId;
  readonly #kept: Why['kept'];
  readonly #now: Instant;
  #facts: ReadonlyMap<CalendarId, CalendarFacts> = new Map();
  readonly #asked = new Set<string>();
  #isAll = false;

  constructor(tx: Tx, organization: OrganizationId, kept: Why['kept'], now: Instant) {
    this.#tx = tx;
    this.#organization = organization;
    this.#kept = kept;
    this.#now = now;
  }

  get facts(): ReadonlyMap<CalendarId, CalendarFacts> {
    return this.#facts;
  }

  /** From here on these are among them, as far as they are there. */
  async know({ ids = [], mailboxes = [] }: Pick<WantedCalendars, 'ids' | 'mailboxes'>): Promise<void> {
    if (this.#isAll) return;
    const isNew = (one: string) => !this.#asked.has(one);
    const wanted = { ids: ids.filter(isNew), mailboxes: mailboxes.filter(isNew) };
    for (const one of [...wanted.ids, ...wanted.mailboxes]) this.#asked.add(one);
    this.#add(await calendarFacts(this.#tx, this.#organization, wanted));
  }

  /** From here on all of them are; false: they were already. */
  async knowAll(): Promise<boolean> {
    if (this.#isAll) return false;
    this.#isAll = true;
    this.#add(await allCalendarFacts(this.#tx, this.#organization));
    return true;
  }

  #add(more: ReadonlyMap<CalendarId, CalendarFacts>): void {
    const byId = [...this.#facts, ...more].toSorted(([one], [other]) => (one < other ? -1 : 1));
    if (more.size > 0) this.#facts = withKept(new Map(byId), this.#kept, this.#now);
  }
}
