import { prepareNode } from './supervisor.ts';
import type { Environment, PreparedNode } from './supervisor.ts';

/** Processes that have loaded the product and wait to become some node of it. */
export interface Standbys {
  /** Resolves with one that is warm, as soon as there is one; whoever asked first is served first. */
  readonly take: () => Promise<PreparedNode>;
  /** Ends those that wait. Nobody may wait for one any more. */
  readonly close: () => Promise<void>;
}

/** So many load at a time: what loads takes a whole core from what works. */
const AT_ONCE = 2;

/** Keeps `count` of them at hand. */
export function keepStandbys(environment: Environment, count: number): Standbys {
  const atHand: PreparedNode[] = [];
  const wanted: ((node: PreparedNode) => void)[] = [];
  const warming = new Set<PreparedNode>();
  let isClosed = false;

  function warmNext(): void {
    if (isClosed) return;
    while (warming.size < AT_ONCE && atHand.length + warming.size < count + wanted.length)
      void warmUp(prepareNode(environment));
  }

  async function warmUp(node: PreparedNode): Promise<void> {
    warming.add(node);
    await node.warm;
    warming.delete(node);
    const give = wanted.shift();
    if (give) give(node);
    else atHand.push(node);
    warmNext();
  }
  warmNext();

  return {
    take() {
      const node = atHand.shift();
      const given = node
        ? Promise.resolve(node)
        : new Promise<PreparedNode>((resolve) => void wanted.push(resolve));
      warmNext();
      return given;
    },
    async close() {
      isClosed = true;
      const left = [...atHand, ...warming];
      for (const node of left) node.signal('SIGKILL');
      await Promise.all(left.map(({ ended }) => ended));
    },
  };
}
