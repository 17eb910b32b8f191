import type { z } from 'zod';
import type { BoardExportQuery } from '../../../../contract/board.ts';
import type { DecimalMark } from '../../../../contract/menu-import.ts';
import { decimalsOf } from '../../../../contract/money.ts';
import type { Total } from '../../../../contract/order-lines.ts';
import type { TimeZone } from '../../../../contract/primitives.ts';
import { numberOf } from '../../../../contract/service-ids.ts';
import type { BoardRequest } from '../../../../contract/service-teams.ts';
import { harmless } from '../../../csv/cell-text.ts';
import { writeAmount } from '../../../csv/write-amount.ts';
import { UTF8_MARK, csvRows } from '../../../csv/write-csv.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { requireProvider } from '../board.ts';
import { lineInWords } from '../orders/order-in-words.ts';
import { readBoardPage } from './list-board.ts';
import type { BoardDeps } from './list-board.ts';
import { answersOf } from './answers-in-words.ts';
import { clockOf, dayOf } from '../../../kernel/calendar-days.ts';

/** What is held in memory at once. */
const ROWS_AT_ONCE = 500;

const columns = [
  'number',
  'status',
  'flags',
  'date',
  'ready by',
  'meeting from',
  'meeting to',
  'room',
  'place',
  'organizer',
  'ordered',
  'text',
  'answers',
  'cost center',
  'net',
  'vat',
  'gross',
  'currency',
  'late fee',
  'ended by',
  'reason',
  'id',
] as const;

/**
 * A view of a team's board as a file that spreadsheets open as it stands, by the team's clock, read while it is sent. Nothing
 * that somebody typed becomes a formula. Rejects with `not-found` for a team that the caller does not work for.
 */
export async function exportBoard(
  deps: BoardDeps,
  caller: Caller,
  { decimal, ...wish }: z.output<typeof BoardExportQuery>,
): Promise<AsyncIterable<string>> {
  const provider = await requireProvider(deps.db, caller, wish.provider);
  const line = (cells: readonly string[]) => csvRows([cells.map(harmless)], decimal);
  const read = (after: Awaited<ReturnType<typeof readBoardPage>>['next']) =>
    readBoardPage(deps, caller, { provider, wish, after, most: ROWS_AT_ONCE });
  return (async function* () {
    yield UTF8_MARK + line(columns);
    for (let page = await read(null); ; page = await read(page.next)) {
      for (const request of page.requests) {
        const facts = factsOf(request, provider.timeZone, decimal);
        yield line(columns.map((column) => facts[column]));
      }
      if (page.next === null) return;
    }
  })();
}

function factsOf(
  request: BoardRequest,
  timeZone: TimeZone,
  decimal: DecimalMark,
): Readonly<Record<(typeof columns)[number], string>> {
  const { id, total, fee, room, organizer, costCenter, deliverAt } = request;
  const amount = (sum: Total | null, of: 'net' | 'vat' | 'gross') =>
    sum === null ? '' : writeAmount(sum[of], decimalsOf(sum.currency), decimal);
  return {
    number: numberOf(id),
    status: request.status,
    flags: request.flags.join(' '),
    date: dayOf(deliverAt, timeZone),
    'ready by': clockOf(deliverAt, timeZone),
    'meeting from': clockOf(request.start, timeZone),
    'meeting to': clockOf(request.end, timeZone),
    room: room.name,
    place: room.place.join(' › '),
    organizer: organizer.name || organizer.mail,
    ordered: request.lines.map(lineInWords).join('; '),
    text: request.text,
    answers: answersOf(request).join('\n'),
    'cost center': costCenter?.code ?? '',
    net: amount(total, 'net'),
    vat: amount(total, 'vat'),
    gross: amount(total, 'gross'),
    currency: total?.currency ?? '',
    'late fee': amount(fee, 'gross'),
    'ended by': request.endedBy ?? '',
    reason: request.reason ?? '',
    id,
  };
}
