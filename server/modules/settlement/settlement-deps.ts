import type { Clock } from '../../kernel/clock.ts';
import type { Live } from '../messages/index.ts';
import type { Db } from '../../storage/database.ts';

export interface SettlementDeps {
  readonly db: Db;
  /** Business time. */
  readonly clock: Clock;
  /** Boards say what is settled. */
  readonly live: Pick<Live, 'changed'>;
}
