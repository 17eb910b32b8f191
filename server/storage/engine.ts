import type pg from 'pg';

/** What is behind a Storage: one pool, and how to shut down what the pool leads to. */
export interface Engine {
  readonly pool: pg.Pool;
  readonly close: () => Promise<void>;
}

/** Lines for the log; pino's logger fits. */
export interface StorageLog {
  readonly info: (fields: object, message: string) => void;
  readonly error: (fields: object, message: string) => void;
}
