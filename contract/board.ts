import { z } from 'zod';
import { CalendarDay } from './deadlines.ts';
import { DecimalMark } from './menu-import.ts';
import { Instant, TimeZone } from './primitives.ts';
import { route } from './route.ts';
import { ProviderId, RequestId } from './service-ids.ts';
import { BoardRequest } from './service-teams.ts';
import { RequestStatus } from './services.ts';

/** What a board shows: what waits for an answer, what goes on now, a day, everything of one status, or everything there is. */
export const BoardView = z.enum([
  'to-answer',
  'current',
  'today',
  'tomorrow',
  'day',
  'pending',
  'accepted',
  'readied',
  'completed',
  'rejected',
  'canceled',
  'all',
]);
export type BoardView = z.output<typeof BoardView>;

const cursor = { error: 'must be what `next` of the page before it was' };
/** A place in requests by time, as text: what leads on from one of them. */
export const BoardCursor = z
  .string()
  .regex(/^[^_]+_[0-9a-f-]{36}$/, cursor)
  .transform((text) => {
    const [at = '', id = ''] = text.split('_');
    return { at, id };
  })
  .pipe(z.object({ at: Instant, id: RequestId }, cursor));
export type BoardCursor = z.output<typeof BoardCursor>;

const asked = {
  provider: ProviderId,
  view: BoardView.default('to-answer'),
  /** With `day` only, by the calendar of the team. */
  day: CalendarDay.optional(),
  /** Requests in which every one of these words begins a word: of the text, an item, the room, the organizer, a number, or what was said and noted about it. */
  words: z.string().trim().max(200).default(''),
};

/** A view of a team's board, as an address names it. */
const BoardQuery = withDay(z.strictObject(asked));
export type BoardQuery = z.output<typeof BoardQuery>;

/** The same as a file; with a decimal comma there is a semicolon between cells. */
export const BoardExportQuery = withDay(z.strictObject({ ...asked, decimal: DecimalMark.default('point') }));

/** Requests on paper: a line each, all that is known on a sheet each, or what is stuck on a tray. */
export const PaperLayout = z.enum(['list', 'tickets', 'labels']);
export type PaperLayout = z.output<typeof PaperLayout>;

/** A view as paper, a PDF. */
export const BoardPaperQuery = withDay(z.strictObject({ ...asked, paper: PaperLayout.default('tickets') }));

/** More sheets than anybody carries to a kitchen at once. */
export const MOST_PAPER = 500;

export const BOARD_PAGE = 100;

const Team = z.object({ id: ProviderId, name: z.string(), timeZone: TimeZone });

export const listBoard = route({
  api: 'portal-api',
  method: 'get',
  path: '/service-board',
  summary:
    'What a team sees of its requests, page by page: a view, a day, or what some words find among all of them, ended ones included',
  access: 'requests.work',
  query: withDay(z.strictObject({ ...asked, after: BoardCursor.optional() })),
  reply: z.object({
    provider: Team,
    requests: z.array(BoardRequest),
    /** Leads on to the next page; null: this is the last. */
    next: z.string().nullable(),
    /** How many there are in the views that are looked at all day. */
    counts: z.object({
      'to-answer': z.number().int(),
      current: z.number().int(),
      today: z.number().int(),
      tomorrow: z.number().int(),
      pending: z.number().int(),
      accepted: z.number().int(),
      readied: z.number().int(),
    }),
    /** By the calendar of the team. */
    today: CalendarDay,
    now: Instant,
  }),
  problems: ['not-found'],
});

/** More deliveries than a kitchen makes in a week. */
export const MOST_PLANNED = 5_000;

/** So many of one thing, and for which requests. */
const Produced = z.object({
  name: z.string(),
  unit: z.string(),
  /** What was chosen of its options, `Milk: Oat`. */
  choices: z.array(z.string()),
  quantity: z.number().int(),
  /** Of these, for requests that are not accepted yet. */
  pending: z.number().int(),
  /** Of these, what goes into packages that stand on lines of their own. */
  packed: z.number().int(),
  /** If it is a package: what goes into one of it; counted on lines of its own as well. */
  contents: z.array(z.object({ name: z.string(), quantity: z.number().int() })),
});
export type Produced = z.output<typeof Produced>;

export const ProducedFor = z.object({
  request: RequestId,
  number: z.string(),
  room: z.string(),
  deliverAt: Instant,
  status: RequestStatus,
  quantity: z.number().int(),
});
export type ProducedFor = z.output<typeof ProducedFor>;

export const listProduction = route({
  api: 'portal-api',
  method: 'get',
  path: '/service-board/production',
  summary:
    'What a team makes on one day, by the hour in which it must be ready: so many of each thing, and for which requests; rejected and canceled ones are left out',
  access: 'requests.work',
  query: z.strictObject({ provider: ProviderId, day: CalendarDay }),
  reply: z.object({
    provider: Team,
    day: CalendarDay,
    totals: z.array(Produced),
    hours: z.array(
      z.object({
        from: Instant,
        items: z.array(Produced.extend({ requests: z.array(ProducedFor) })),
        /** What is asked in words, beside or instead of what is on the menu, with what the team wanted to know (allergies). */
        texts: z.array(ProducedFor.omit({ quantity: true }).extend({ text: z.string() })),
      }),
    ),
    isComplete: z.boolean(),
    now: Instant,
  }),
  problems: ['not-found'],
});
export type Production = z.output<typeof listProduction.reply>;

export const readWeek = route({
  api: 'portal-api',
  method: 'get',
  path: '/service-board/week',
  summary:
    'How much a team delivers in each hour of a week, beginning on Monday; rejected and canceled requests are left out',
  access: 'requests.work',
  query: z.strictObject({ provider: ProviderId, day: CalendarDay }),
  reply: z.object({
    provider: Team,
    days: z.array(
      z.object({
        day: CalendarDay,
        /** Why nobody works on it; null: somebody does. */
        closed: z.object({ name: z.string().nullable() }).nullable(),
        hours: z.array(
          z.object({
            from: Instant,
            deliveries: z.number().int(),
            covers: z.number().int(),
            /** Of the deliveries, those that are not accepted yet. */
            pending: z.number().int(),
          }),
        ),
      }),
    ),
    /** The most meals in an hour; null: no limit. */
    coversPerHour: z.number().int().nullable(),
    today: CalendarDay,
    isComplete: z.boolean(),
    now: Instant,
  }),
  problems: ['not-found'],
});

function withDay<T extends z.ZodType<{ view: BoardView; day?: CalendarDay | undefined }>>(query: T): T {
  return query.refine(({ view, day }) => (view === 'day') === (day !== undefined), {
    path: ['day'],
    error: 'must be given with view=day, and with no other',
  });
}
