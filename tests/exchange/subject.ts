import type { Exchange } from '../../server/exchange/index.ts';
import type { OutboundCall } from '../../server/outbound/outbound.ts';

/** What a subject of the contract brings along: an Exchange connected to a simulated tenant with fixture F0. */
export interface Subject {
  readonly exchange: Exchange;
  /** Another connection to the same world, which holds no token yet; `first` is a room that is there. */
  readonly reconnect: (first: string) => Exchange;
  /** The simulator's control API. Throws with its words when it refuses. */
  readonly control: (method: string, path: string, body?: unknown) => Promise<unknown>;
  /** The name of the service in `/control/faults`, and of its free/busy call. */
  readonly service: string;
  readonly schedulesOperation: string;
  readonly meetingsOperation: string;
  readonly changesOperation: string;
  /** Gives up on a calendar as soon as `exchange` does on schedules. */
  readonly hurried: Exchange;
  /** Every call that was made. */
  readonly calls: readonly OutboundCall[];
  /** How the two questions about a calendar stand in the record of calls: properties by operation. */
  readonly recorded: ReadonlyMap<string, string>;
  /** The vendor's code for a wait. */
  readonly throttledCode: string;
  /** Whether the directory tells what a room is like, beside its name. */
  readonly describesRooms: boolean;
  /**
   * Whether the management scope decides about free/busy too. Over EWS it decides who may be impersonated, and whoever
   * is signed in may ask for the free/busy of all; there, the proof of least privilege finds what is out of scope.
   */
  readonly scopesFreeBusy: boolean;
  readonly close: () => Promise<void>;
}
