import { z } from 'zod';
import { AuditEntry } from '../../../contract/audit.ts';
import { EMPTY_CHAIN, endAt, flawOf, flawOfEnd } from './check-chain.ts';
import type { ChainEnd } from './check-chain.ts';

export const EXPORT_FORMAT = 1;

const Hash = z.string().regex(/^[0-9a-f]{64}$/);

const ExportHeader = z.object({
  foyer: z.literal('audit'),
  format: z.literal(EXPORT_FORMAT),
  organization: z.uuid(),
  exportedAt: z.string(),
  end: z.object({ number: z.number().int().nonnegative(), hash: Hash }),
});
export type ExportHeader = z.output<typeof ExportHeader>;

const Line = AuditEntry.extend({ previousHash: Hash, hash: Hash });

/** What an exported file turned out to be. */
export type ExportVerdict =
  | { readonly isIntact: true; readonly end: ChainEnd; readonly organization: string }
  /** `number` is of the first entry that does not fit; null when the file is no export at all. */
  | { readonly isIntact: false; readonly number: number | null; readonly detail: string };

/**
 * Checks an exported audit by nothing but its own lines: every hash, every number, and that it ends where its first line
 * says. That the file belongs to the installation, only a comparison of its last hash with the portal can show.
 */
export async function verifyExport(lines: AsyncIterable<string>): Promise<ExportVerdict> {
  let header: ExportHeader | undefined;
  let last = EMPTY_CHAIN;
  for await (const line of lines) {
    if (header === undefined) {
      header = ExportHeader.safeParse(readJson(line)).data;
      if (!header) return broken(null, 'The first line is not that of an audit exported from Foyer.');
      continue;
    }
    const entry = Line.safeParse(readJson(line)).data;
    if (!entry) return broken(last.number + 1, `Entry ${last.number + 1} cannot be read.`);
    const flaw = flawOf(header.organization, last, entry);
    if (flaw) return broken(flaw.number, flaw.detail);
    last = endAt(entry);
  }
  if (!header) return broken(null, 'The file is empty.');

  const flaw = flawOfEnd(last, header.end);
  if (flaw) return broken(flaw.number, flaw.detail);
  return { isIntact: true, end: last, organization: header.organization };
}

function broken(number: number | null, detail: string): ExportVerdict {
  return { isIntact: false, number, detail };
}

function readJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
