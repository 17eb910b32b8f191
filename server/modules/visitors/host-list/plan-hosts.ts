import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { HostColumn, ListedHostId, listedHostFields } from '../../../../contract/listed-hosts.ts';
import type { HostRowReport } from '../../../../contract/listed-hosts.ts';
import type { TableRow } from '../../../csv/read-table.ts';
import { asE164 } from '../phone.ts';
import type { Reception } from '../reception.ts';
import { changedOfHost } from './host-facts.ts';
import type { SaidOfHost } from './host-facts.ts';
import { notANumber } from './keep-hosts.ts';
import type { KeptHost } from './listed-hosts.store.ts';

type Mistake = HostRowReport['mistakes'][number];

/** What a table would make of a list. */
export interface HostPlan {
  readonly saved: readonly KeptHost[];
  /** Whoever is on the list and not in a table that stands for the whole of it. */
  readonly removed: readonly KeptHost[];
  readonly rows: readonly HostRowReport[];
}

const Said = z.strictObject(listedHostFields);

/**
 * Goes through a table row by row, against the list as it is; a host is known by the mail address. A column that the table does
 * not have leaves a host who is there as they are, an empty cell says nothing.
 */
export function planHosts(
  table: readonly TableRow<HostColumn>[],
  list: readonly KeptHost[],
  { id: reception, country }: Pick<Reception, 'id' | 'country'>,
  isWhole: boolean,
): HostPlan {
  const known = new Map(list.map((host) => [host.mail, host]));
  const firstRows = new Map<string, number>();
  const saved: KeptHost[] = [];
  const rows = table.map((given): HostRowReport => {
    const { row, cells } = given;
    const mail = cellMail(cells);
    const before = known.get(mail) ?? null;
    const read = readHost(given, before, country);
    const name = cells.get('name') ?? '';
    const first = firstRows.get(mail);
    if (first === undefined) firstRows.set(mail, row);
    const twice: readonly Mistake[] =
      first !== undefined && mail !== '' ? [{ column: 'mail', detail: `is in row ${first} already` }] : [];
    const mistakes = [...read.mistakes, ...twice];
    if (read.said === null || mistakes.length > 0) return { row, name, outcome: 'refused', mistakes };
    if (before === null) {
      saved.push({ id: ListedHostId.parse(randomUUID()), reception, ...read.said, version: 1 });
      return { row, name, outcome: 'created', mistakes };
    }
    if (changedOfHost(before, read.said).length === 0) return { row, name, outcome: 'same', mistakes };
    saved.push({ ...before, ...read.said, version: before.version + 1 });
    return { row, name, outcome: 'changed', mistakes };
  });
  const removed = isWhole ? list.filter(({ mail }) => !firstRows.has(mail)) : [];
  return { saved, removed, rows };
}

function cellMail(cells: ReadonlyMap<HostColumn, string>): string {
  return (cells.get('mail') ?? '').normalize('NFC').toLowerCase();
}

function readHost(
  { cells, isTooLong }: TableRow<HostColumn>,
  before: SaidOfHost | null,
  country: string,
): { readonly said: SaidOfHost | null; readonly mistakes: readonly Mistake[] } {
  const cell = (column: 'phone' | 'channel') => {
    const text = cells.get(column);
    if (text === undefined) return before?.[column] ?? null;
    return text === '' ? null : text;
  };
  const phone = cell('phone');
  const number = phone === null ? null : asE164(phone, country);
  const parsed = Said.safeParse({
    name: cells.get('name') ?? '', // a table without these columns is none
    mail: cells.get('mail') ?? '',
    phone: number,
    channel: cell('channel')?.toLowerCase() ?? null,
  });
  const mistakes: readonly Mistake[] = [
    ...(isTooLong ? [{ column: null, detail: 'has more cells than there are columns' }] : []),
    ...(phone !== null && number === null ? [{ column: 'phone' as const, detail: notANumber(country) }] : []),
    ...(parsed.error?.issues ?? []).map(({ path, message }) => mistakeAt(path[0], message)),
  ];
  return { said: parsed.data ?? null, mistakes };
}

function mistakeAt(field: PropertyKey | undefined, detail: string): Mistake {
  const column = HostColumn.safeParse(field).data ?? null;
  return { column, detail: column === 'channel' ? 'must be mail, teams or sms, or empty' : detail };
}
