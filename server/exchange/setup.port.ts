import type { MailboxAddress } from '../../contract/primitives.ts';
import type { CallOptions, ExchangeFault } from './exchange.port.ts';

/**
 * What setting up an integration and proving its least privilege ask of Exchange, beside the reading itself. Two
 * adapters (Graph, EWS). Everything but `probe` throws a Problem whose `exchangeCode` the catalogue explains.
 */
export interface ExchangeSetup {
  /**
   * Proves that the sign-in works at all. Graph: a token is given, and there is no mailbox. EWS: the calendar folder of
   * the account opens, which is its mailbox.
   */
  readAccount(options?: CallOptions): Promise<{ readonly mailbox: MailboxAddress | null }>;

  /** The directory that is connected; null over EWS, which does not tell. */
  readOrganization(options?: CallOptions): Promise<ExchangeOrganization | null>;

  /** What the server says it is; null over Graph. */
  readVersion(options?: CallOptions): Promise<ExchangeServerVersion | null>;

  /**
   * Has a new token given to the application, which the questions after it go with, and tells what it says of itself;
   * null when it cannot be read, or there is no token.
   */
  readToken(options?: CallOptions): Promise<TokenFacts | null>;

  /**
   * One harmless question to a mailbox whose answer is thrown away unread: may it be asked? Never throws but for a bug.
   * `actAs: 'account'` asks in the service account's own name instead of the mailbox's, which must be refused as well
   * (EWS; Graph knows no such difference).
   */
  probe(what: ProbeTarget, mailbox: MailboxAddress, options?: ProbeOptions): Promise<ProbeResult>;
}

export interface TokenFacts {
  /** Permissions that were consented to in Entra; what Exchange's own roles allow is not among them. */
  readonly roles: readonly string[];
  /** Entra's name for this one token (`uti`), which its sign-in log shows as well. */
  readonly id: string | null;
}

export type ProbeTarget = 'calendar' | 'mail';

export interface ProbeOptions extends CallOptions {
  readonly actAs?: 'mailbox' | 'account';
}

export interface ExchangeOrganization {
  readonly id: string;
  readonly name: string;
  /** Verified domains, lower case. */
  readonly domains: readonly string[];
}

export interface ExchangeServerVersion {
  /** e.g. `Exchange 2016 (15.1.2507)` */
  readonly product: string;
  /** The highest schema version it speaks, as an administrator chooses it; null when it is older than all of those. */
  readonly schema: string | null;
  /** e.g. `15.1.2507.6` */
  readonly build: string;
}

export interface ProbeResult {
  /** `inconclusive`: neither shown nor refused, e.g. no such mailbox, a wait, no connection. */
  readonly outcome: 'allowed' | 'denied' | 'inconclusive';
  readonly status: number | null;
  readonly exchangeCode: string | null;
  /** Exchange's own name for the call. */
  readonly requestId: string | null;
  readonly ms: number;
  /** Why, in the product's words; null when it was allowed. */
  readonly fault: ExchangeFault | null;
}
