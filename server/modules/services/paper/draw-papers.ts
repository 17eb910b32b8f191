import { setImmediate as pause } from 'node:timers/promises';
import type { PaperLayout } from '../../../../contract/board.ts';
import type { Instant, TimeZone } from '../../../../contract/primitives.ts';
import { numberOf } from '../../../../contract/service-ids.ts';
import type { BoardRequest } from '../../../../contract/service-teams.ts';
import { answersOf } from '../boards/answers-in-words.ts';
import { clockOf } from '../../../kernel/calendar-days.ts';
import { momentsIn } from '../deadlines/moments.ts';
import { amountInWords } from '../orders/amount-in-words.ts';
import { lineInWords } from '../orders/order-in-words.ts';
import { statusInWords } from '../words.ts';
import { createSheets } from '../../../paper/sheets.ts';
import type { PaperSize, Sheets } from '../../../paper/sheets.ts';

export interface Papers {
  readonly team: string;
  readonly timeZone: TimeZone;
  readonly requests: readonly BoardRequest[];
  /** There are more of them than are printed. */
  readonly isCut: boolean;
  /** Paper grows old: it says how old it is. */
  readonly asOf: Instant;
}

/** As the pages that a browser prints (portal/requests/paper). */
const sizes: Readonly<Record<PaperLayout, PaperSize>> = {
  list: { width: 210, height: 297, margin: 12 },
  tickets: { width: 148, height: 210, margin: 10 },
  labels: { width: 100, height: 60, margin: 4 },
};

/** What a label has room for; the rest is on the ticket. */
const MOST_LABEL_LINES = 4;

/** Requests as a PDF. Between two of them others get their turn: shaping letters takes time. */
export async function drawPapers(layout: PaperLayout, papers: Papers): Promise<Buffer> {
  const { requests, team, isCut } = papers;
  const sheets = createSheets(sizes[layout], team);
  if (layout === 'list' || requests.length === 0) openList(sheets, papers);
  for (const request of requests) {
    drawers[layout](sheets, request, papers);
    await pause();
  }
  if (isCut) {
    if (layout !== 'list') sheets.open('');
    sheets.write(`Only the first ${requests.length} are here. Choose a day.`, { size: 10, gap: 6 });
  }
  return await sheets.finish();
}

type Drawer = (sheets: Sheets, request: BoardRequest, papers: Papers) => void;

const drawers: Readonly<Record<PaperLayout, Drawer>> = {
  list: (sheets, request, { timeZone }) => {
    const { deliverAt, room, organizer, lines, text } = request;
    sheets.rule();
    sheets.tick(10);
    const when = momentsIn(timeZone)(deliverAt);
    sheets.write(`${when} · ${placed(room)} · No. ${numberOf(request.id)}`, { size: 10, indent: 16 });
    for (const line of lines) sheets.write(lineInWords(line), { size: 10, indent: 16 });
    for (const said of [text, ...answersOf(request)].filter(Boolean)) {
      sheets.write(said, { size: 10, indent: 16 });
    }
    sheets.write(`${organizer.name || organizer.mail} · ${standing(request)}`, { size: 9, indent: 16 });
  },
  tickets: (sheets, request, { team, timeZone, asOf }) => {
    const { id, deliverAt, room, organizer, lines, text, reason, total, costCenter, start, end } = request;
    const at = momentsIn(timeZone);
    sheets.open(`${team} · No. ${numberOf(id)}`);
    sheets.write(clockOf(deliverAt, timeZone), { size: 24, gap: 2 });
    sheets.write(placed(room), { size: 16 });
    sheets.write(`${at(deliverAt)} · Meeting ${clockOf(start, timeZone)}–${clockOf(end, timeZone)}`, {
      size: 10,
      gap: 2,
    });
    sheets.write(`For ${organizer.name || organizer.mail}`, { size: 10 });
    sheets.write(standing(request), { size: 10 });
    for (const line of lines) {
      sheets.rule();
      sheets.tick(12);
      sheets.write(lineInWords(line), { size: 12, indent: 18 });
    }
    if (lines.length > 0) sheets.rule();
    for (const said of [text, ...answersOf(request)].filter(Boolean)) {
      sheets.write(said, { size: 11, gap: 4 });
    }
    if (reason !== null) sheets.write(`Said: ${reason}`, { size: 10, gap: 4 });
    const money = [
      ...(total ? [`${amountInWords(total)} with VAT`] : []),
      ...(costCenter ? [`charged to ${costCenter.code} ${costCenter.name}`] : []),
    ];
    if (money.length > 0) sheets.write(money.join(' · '), { size: 9, gap: 4 });
    sheets.write(`As of ${at(asOf)}.`, { size: 8, gap: 4 });
  },
  labels: (sheets, request, { timeZone }) => {
    const { id, deliverAt, room, organizer, lines, text } = request;
    const one = { most: 1 };
    sheets.open('');
    sheets.write(`${clockOf(deliverAt, timeZone)} ${room.name}`, { size: 18, ...one });
    sheets.write(momentsIn(timeZone)(deliverAt), { size: 10, ...one });
    const said = [...lines.map(lineInWords), ...answersOf(request), text].filter(Boolean);
    for (const line of said.slice(0, MOST_LABEL_LINES)) sheets.write(line, { size: 9, ...one });
    const more = said.length - MOST_LABEL_LINES;
    if (more > 0) sheets.write(`and ${more} more`, { size: 9, ...one });
    sheets.write(`${organizer.name || organizer.mail} · No. ${numberOf(id)}`, { size: 9, gap: 2, ...one });
  },
};

function openList(sheets: Sheets, { team, timeZone, requests, asOf }: Papers): void {
  sheets.open(team);
  const count = requests.length === 1 ? '1 request' : `${requests.length} requests`;
  sheets.write(`${count}, as of ${momentsIn(timeZone)(asOf)}`, { size: 10 });
}

function placed({ name, place }: BoardRequest['room']): string {
  return place.length === 0 ? name : `${name} · ${place.join(' › ')}`;
}

function standing({ status, flags }: BoardRequest): string {
  return [statusInWords(status), ...flags.map((flag) => flag.replaceAll('-', ' '))].join(', ');
}
