import type { verifyAudit as route } from '../../../contract/audit.ts';
import type { RouteReply } from '../../../contract/route.ts';
import type { Caller } from '../../kernel/caller.ts';
import { instantOf, realNow } from '../../kernel/time.ts';
import type { AuditLog } from './audit-log.store.ts';
import { EMPTY_CHAIN, endAt, flawOf, flawOfEnd } from './check-chain.ts';
import type { ChainEnd, Flaw } from './check-chain.ts';

const BATCH = 500;

/**
 * Computes every hash of the organization's chain anew, in batches, and names the first entry that does not fit: altered,
 * missing, moved or added. Entries that are written meanwhile are checked as well. Stops with `signal`.
 */
export async function verifyAudit(
  { log }: { readonly log: AuditLog },
  caller: Caller,
  signal?: AbortSignal,
): Promise<RouteReply<typeof route>> {
  const { last, flaw } = await follow(log, caller, signal);
  const count = `${last.number} ${last.number === 1 ? 'entry' : 'entries'}`;
  return {
    isIntact: flaw === null,
    checked: last.number,
    firstWrong: flaw?.number ?? null,
    detail:
      flaw === null
        ? `Every entry is as it was written: ${count}.`
        : `${flaw.detail} The ${count} before it are as they were written. Somebody with access to the database did this; compare with an export or a backup.`,
    verifiedAt: instantOf(realNow()),
  };
}

async function follow(
  log: AuditLog,
  { organization }: Caller,
  signal: AbortSignal | undefined,
): Promise<{ readonly last: ChainEnd; readonly flaw: Flaw | null }> {
  let last = EMPTY_CHAIN;
  for (;;) {
    signal?.throwIfAborted();
    // Read before the entries: what a writer adds in between is then one more batch, and never a missing entry.
    const end = await log.readEnd(organization);
    const entries = await log.readAfter(organization, last.number, BATCH);
    for (const entry of entries) {
      const flaw = flawOf(organization, last, entry);
      if (flaw) return { last, flaw };
      last = endAt(entry);
    }
    if (entries.length === 0) return { last, flaw: flawOfEnd(last, end) };
  }
}
