import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type pg from 'pg';
import { isLostConnection } from '../kernel/lost-connection.ts';
import { Problem } from '../kernel/problem.ts';

/**
 * A pool as Kysely sees it. A server that was restarted, or failed over to another, leaves a pool full of connections that
 * are dead without knowing it: whoever is handed one must not pay for that. When the first statement after a connection was
 * taken finds it dead, and is one that can have changed nothing (a read, or the beginning of a transaction), it is asked again
 * on another connection. Anything else is told that the connection was lost: it may have been carried out.
 *
 * A connection that cannot be had is a Problem `storage-unavailable`. Ending the pool is for whoever opened it.
 */
export function liveConnections(pool: pg.Pool): PostgresPool {
  const connect = async () => {
    try {
      return await pool.connect();
    } catch (cause) {
      const detail = 'The database did not take a connection.';
      throw new Problem('storage-unavailable', detail, { retryAfterSeconds: 5 }, { cause });
    }
  };
  return {
    options: pool.options,
    end: () => Promise.resolve(),
    connect: async () => new LiveConnection(await connect(), connect, pool.options.max),
  };
}

class LiveConnection implements PostgresPoolClient {
  #client: PostgresPoolClient;
  #isFresh = true;
  readonly #connect: () => Promise<PostgresPoolClient>;
  /** Each connection of the pool may be a dead one. */
  #triesLeft: number;

  constructor(client: PostgresPoolClient, connect: () => Promise<PostgresPoolClient>, most: number) {
    this.#client = client;
    this.#connect = connect;
    this.#triesLeft = most;
  }

  query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query<R>(
    asked: string | PostgresCursor<R>,
    values: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    const isFirst = this.#isFresh;
    this.#isFresh = false;
    if (typeof asked !== 'string') return this.#client.query(asked);
    return this.#ask(asked, values, isFirst && changesNothing(asked));
  }

  async #ask<R>(
    text: string,
    values: readonly unknown[],
    mayRepeat: boolean,
  ): Promise<PostgresQueryResult<R>> {
    for (;;) {
      try {
        return await this.#client.query<R>(text, values);
      } catch (error) {
        if (!mayRepeat || this.#triesLeft === 0 || !isLostConnection(error)) throw error;
        this.#triesLeft -= 1;
        // A dead one is not taken back by the pool.
        const dead = this.#client;
        this.#client = await this.#connect();
        dead.release(true);
      }
    }
  }

  release(destroy = false): void {
    this.#client.release(destroy);
  }
}

function changesNothing(text: string): boolean {
  return /^\s*(begin|start transaction|select)\b/i.test(text);
}
