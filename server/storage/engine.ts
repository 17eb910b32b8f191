import type pg from 'pg';
import type { Listen } from './listening.ts';

/** What is behind a Storage: one pool, and how to shut down what the pool leads to. */
export interface Engine {
  readonly pool: pg.Pool;
  readonly listen: Listen;
  readonly close: () => Promise<void>;
}
