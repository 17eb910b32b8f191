import fs from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type Prepared = ReturnType<NodeFS['init']>;
type PostgresModule = Parameters<NonNullable<Awaited<Prepared>['emscriptenOpts']['preRun']>[number]>[0];

/** The corner of Emscripten's NODEFS that we fill in; its types do not show it. */
interface EmscriptenStream {
  readonly nfd?: number | null;
  readonly node: unknown;
}
interface EmscriptenNodeFs {
  readonly stream_ops?: { fsync?: (stream: EmscriptenStream) => number };
  readonly realPath: (node: unknown) => string;
}

export interface DurableOptions {
  /** Called after every fsync that succeeded. */
  readonly onSync: () => void;
  /** Called when the disk refuses an fsync; must not return: what was acknowledged before may be lost already. */
  readonly onSyncFailure: (error: unknown) => never;
  /** For tests; node's own by default. */
  readonly fsync?: (descriptor: number) => void;
}

/** What PGlite must be started with so that PostgreSQL asks for fsync at all, and asks in a way that reaches us. */
export function durableStartParams(defaults: readonly string[]): string[] {
  const asks = defaults.filter((parameter) => parameter !== '-F'); // -F is fsync=off
  // The default method, fdatasync, is a stub in this build of PostgreSQL that does nothing and reports success.
  return [...asks, '-c', 'fsync=on', '-c', 'wal_sync_method=fsync', '-c', 'timezone=UTC'];
}

/**
 * PGlite's file system on a directory, made durable: PostgreSQL's fsync becomes one of the operating system.
 *
 * As shipped, NODEFS has no fsync operation, so a commit is acknowledged while its bytes are still in the page cache,
 * and a power loss takes every commit since the start. Emscripten calls `stream_ops.fsync` when there is one.
 */
export class DurableNodeFS extends NodeFS {
  readonly #options: DurableOptions;

  constructor(directory: string, options: DurableOptions) {
    super(directory);
    this.#options = options;
  }

  override async init(pg: PGlite, options: Partial<PostgresModule>): Prepared {
    const prepared = await super.init(pg, options);
    const { preRun = [] } = prepared.emscriptenOpts;
    prepared.emscriptenOpts.preRun = [...preRun, (module) => this.#install(module)];
    return prepared;
  }

  #install(module: PostgresModule): void {
    const nodeFs = module.NODEFS as unknown as EmscriptenNodeFs;
    if (!nodeFs.stream_ops) throw new Error('This build of PGlite offers no place for fsync');

    nodeFs.stream_ops.fsync = (stream) => {
      // Nothing may be thrown through WebAssembly from here: it would spin or panic. The process ends instead, as
      // PostgreSQL itself does since 2018 (wiki.postgresql.org/wiki/Fsync_Errors).
      try {
        this.#sync(stream, nodeFs);
      } catch (error) {
        this.#options.onSyncFailure(error);
      }
      this.#options.onSync();
      return 0;
    };
  }

  #sync(stream: EmscriptenStream, nodeFs: EmscriptenNodeFs): void {
    const fsync = this.#options.fsync ?? fs.fsyncSync;
    if (typeof stream.nfd === 'number') {
      fsync(stream.nfd);
      return;
    }
    const descriptor = fs.openSync(nodeFs.realPath(stream.node), 'r'); // a directory: PostgreSQL syncs renames so
    try {
      fsync(descriptor);
    } finally {
      fs.closeSync(descriptor);
    }
  }
}
