import type { Logger } from 'pino';
import type { Config } from './config.ts';
import type { Certificate } from './entra/certificate.ts';
import type { Clock } from './kernel/clock.ts';
import type { OutboundCall } from './outbound/outbound.ts';
import type { Storage } from './storage/open-database.ts';

/** What the product is started with: a configuration and two clocks; the rest is for tests and benchmarks. */
export interface ProductOptions {
  readonly config: Config;
  /** Business time. */
  readonly clock: Clock;
  readonly certificates: readonly Certificate[];
  /** What the Office host needs before office.js: paths on its origin. Empty with a real Outlook. */
  readonly hostScripts: readonly string[];
  readonly log?: Logger;
  /** 1,200 unless given; a benchmark that plays one person asks for more. */
  readonly callsPerPersonPerMinute?: number;
  /** Sign-ins from one network address; 30 unless given. A test that plays many people asks for more. */
  readonly signInsPerMinute?: number;
  /** Pairing codes that are tried from one network address; 10 unless given. */
  readonly pairingsPerMinute?: number;
  /** Calls without a valid sign-in from one network address; 120 unless given. A test that tries every route asks for more. */
  readonly failedSignInsPerMinute?: number;
  /** Real time, by which sessions age; a test may move it. */
  readonly now?: () => number;
  /** `off`: room calendars are not read by themselves; for a test of something else on thousands of rooms. */
  readonly mirror?: 'off';
  /** How long (real time) a mail waits for what the same change may still bring; 2 seconds unless given. */
  readonly mailQuietSeconds?: number;
  /** Told how plain SQL is said to the database that was opened; a test makes it refuse changes. */
  readonly onDatabase?: (executeSql: Storage['executeSql']) => void;
  /** Told every statement that the product had the database carry out, without its values. */
  readonly onStatement?: (statement: string) => void;
  /** Told every call to Microsoft as it went over the wire. */
  readonly onOutboundCall?: (call: OutboundCall) => void;
}
