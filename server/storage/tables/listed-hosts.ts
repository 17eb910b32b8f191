import type { Defaulted, Maybe } from '../columns.ts';

/** Whom visitors without a meeting find at a reception. */
export interface ListedHostTables {
  readonly listed_host: ListedHostTable;
}

export interface ListedHostTable {
  readonly organization_id: string;
  readonly id: string;
  readonly reception_id: string;
  readonly name: string;
  /** Lower case; once at each reception. */
  readonly mail: string;
  /** E.164, sealed. */
  readonly phone: Maybe<string>;
  /** Null: as the reception tells everybody. */
  readonly channel: Maybe<string>;
  readonly version: Defaulted<number>;
}
