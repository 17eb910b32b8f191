import type { Caller } from '../../kernel/caller.ts';
import { instantOf, realNow } from '../../kernel/time.ts';
import type { AuditLog } from './audit-log.store.ts';
import { EXPORT_FORMAT } from './verify-export.ts';
import type { ExportHeader } from './verify-export.ts';

const BATCH = 500;

/**
 * The whole chain of the organization as lines of JSON: first what it is and where it ends, then every entry in order.
 * What is written while the export runs is not part of it. `npm run audit -- verify <file>` checks the file by itself.
 */
export async function* exportAudit(
  { log }: { readonly log: AuditLog },
  { organization }: Caller,
): AsyncGenerator<string> {
  const end = await log.readEnd(organization);
  const header: ExportHeader = {
    foyer: 'audit',
    format: EXPORT_FORMAT,
    organization,
    exportedAt: instantOf(realNow()),
    end,
  };
  yield `${JSON.stringify(header)}\n`;

  for (let after = 0; after < end.number;) {
    const entries = await log.readAfter(organization, after, Math.min(BATCH, end.number - after));
    const last = entries.at(-1);
    if (!last) return; // entries were removed: the header says how many there should be
    yield entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
    after = last.number;
  }
}
