import type { ReceptionId } from '../../../../contract/visitor-ids.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { listInside } from './list-inside.ts';
import type { InsideDeps } from './list-inside.ts';

/** Who is inside as a PDF, A4. Rejects as `listInside` does, and like it writes nothing. */
export async function printEvacuationList(
  deps: InsideDeps,
  caller: Caller,
  wish: { readonly reception: ReceptionId },
): Promise<Buffer> {
  const list = await listInside(deps, caller, wish);
  // Loaded with the first paper: a writer of PDF, a shaper and the names of all characters are megabytes.
  const { drawEvacuationList } = await import('./draw-evacuation-list.ts');
  return await drawEvacuationList(list);
}
