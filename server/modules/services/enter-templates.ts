import { randomUUID } from 'node:crypto';
import { TemplateId } from '../../../contract/services.ts';
import type { TemplateReply } from '../../../contract/services.ts';
import { languageOf } from '../../kernel/caller.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Tx } from '../../storage/database.ts';
import { isUnsent } from '../meetings/index.ts';
import type { Link } from '../meetings/index.ts';
import { requireRoom } from './capacity/require-room.ts';
import { useOf } from './capacity/use.ts';
import type { Use } from './capacity/use.ts';
import { checkRoom } from './check-room.ts';
import { requireDates, seriesDates, wantedDates } from './dates/chosen-dates.ts';
import { requireDatesOpen } from './dates/require-dates-open.ts';
import { deliverAt } from './first-sight.ts';
import type { MeetingDates } from './meeting-rooms.store.ts';
import { readOrderFacts } from './orders/order-facts.ts';
import type { OrderFacts } from './orders/order-facts.ts';
import { placeOrder } from './orders/place-order.ts';
import { requireAnswers } from './properties/answer-properties.ts';
import { listProviders } from './providers.store.ts';
import type { FullProvider } from './providers.store.ts';
import type { Template } from './request.ts';
import { openDates, requireAskable, requireSomething, requireTime } from './require-askable.ts';
import { knownRooms } from './served-rooms.store.ts';
import type { KnownRooms } from './served-rooms.store.ts';
import type { ServiceUseDeps } from './service-deps.ts';
import { recordTemplate, tellOrganizer } from './template-audit.ts';
import { newReplies, templateReplies } from './template-reply.ts';
import { insertTemplates } from './templates.store.ts';
import { wishOf } from './wish.ts';
import type { NewTemplate } from './wish.ts';

/** On one meeting; what was taken back counts too, so that nobody fills a table by asking and taking back. */
const MOST_TEMPLATES = 50;

export interface EnterOptions {
  /** A member who enters something for their own team is bound by no deadline of it, nor by what is left. */
  readonly isOwnTeam: boolean;
  /** What a refusal of one of them becomes for the form it came from, by its index. */
  readonly refuse: (refused: ReadonlyMap<number, Problem>) => Problem;
}

/** Nothing but what was refused: for a form with one. */
export function refuseOne(refused: ReadonlyMap<number, Problem>): Problem {
  const [first] = refused.values();
  return first ?? new Problem('invalid-request', 'Nothing was asked for.');
}

interface Entered {
  readonly template: Template;
  readonly provider: FullProvider;
  /** What its deliveries take of what the team can do. */
  readonly uses: readonly Use[];
}

/**
 * Enters what teams are asked for on a meeting whose link is locked: all of it, or nothing. Rejects with
 * `not-possible-now` when the meeting is over or takes no more, and with what `refuse` makes of everything that is wrong
 * with each: `invalid-request` for a team or room that does not fit, `deadline-passed` and `provider-closed` when every
 * date is closed, `price-changed`, `sold-out` when too little is left on every date.
 */
export async function enterTemplates(
  deps: ServiceUseDeps,
  tx: Tx,
  caller: Caller,
  { link, there }: Entry,
  wishes: readonly NewTemplate[],
  options: EnterOptions,
): Promise<readonly TemplateReply[]> {
  const { organization } = caller;
  if (there.length + wishes.length > MOST_TEMPLATES) {
    throw new Problem(
      'not-possible-now',
      `A meeting takes at most ${MOST_TEMPLATES} requests. Change one that is there.`,
    );
  }
  const now = deps.clock.now();
  const dates = await openDates(tx, caller, link, now);
  const rooms = await knownRooms(tx, organization, dates.rooms);
  const entered = await enterAll(deps, tx, caller, { link, dates, rooms, wishes }, options);
  const cause = causeOf(caller, options);
  for (const { template, provider } of entered) {
    await recordTemplate(tx, caller, provider, null, template, cause.kind);
    const what = `asked ${provider.name} for something on your behalf`;
    await tellOrganizer(deps, tx, caller, link, template, what);
  }
  if (isUnsent(link))
    return newReplies(entered, {
      link,
      meeting: dates,
      rooms,
      reader: { now, language: languageOf(caller) },
    });
  await deps.follow(tx, organization, link.id, cause);
  return await readReplies(
    deps,
    tx,
    caller,
    link,
    entered.map(({ template }) => template),
  );
}

interface Entry {
  /** Locked. */
  readonly link: Link;
  /** What was entered on it before. */
  readonly there: readonly Template[];
}

interface Entering {
  readonly link: Link;
  readonly dates: MeetingDates;
  readonly rooms: KnownRooms;
  readonly wishes: readonly NewTemplate[];
}

/** By team, so that nobody waits in a circle for what can run out; every refusal is found, not only the first. */
async function enterAll(
  deps: ServiceUseDeps,
  tx: Tx,
  caller: Caller,
  { wishes, ...meeting }: Entering,
  { isOwnTeam, refuse }: EnterOptions,
): Promise<readonly Entered[]> {
  const { organization } = caller;
  const ids = [...new Set(wishes.map(({ provider }) => provider))];
  const providers = await listProviders(tx, organization, ids);
  const ordered = wishes.filter(({ lines }) => lines.length > 0).map(({ provider }) => provider);
  const facts = await readOrderFacts(tx, caller, ordered);
  const byTeam = [...wishes.entries()].toSorted(([, one], [, other]) =>
    one.provider < other.provider ? -1 : one.provider > other.provider ? 1 : 0,
  );
  const entered = new Map<number, Entered>();
  const refused = new Map<number, Problem>();
  for (const [at, wish] of byTeam) {
    const same = [...entered.values()].filter(({ provider }) => provider.id === wish.provider);
    const beside = same.flatMap(({ uses }) => uses);
    try {
      entered.set(
        at,
        await readyOne(deps, tx, caller, { ...meeting, providers, facts, wish, isOwnTeam, beside }),
      );
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      refused.set(at, error);
    }
  }
  if (refused.size > 0) {
    throw refuse(new Map([...refused].toSorted(([one], [other]) => one - other)));
  }
  const rows = wishes.flatMap((wish, at) => {
    const one = entered.get(at);
    return one ? [{ template: one.template, asked: wishOf(wish) }] : [];
  });
  await insertTemplates(tx, organization, rows);
  return wishes.flatMap((_, at) => entered.get(at) ?? []);
}

interface ReadyingOne extends Omit<Entering, 'wishes'> {
  /** Those that are asked for something. */
  readonly providers: readonly FullProvider[];
  readonly facts: OrderFacts | null;
  readonly wish: NewTemplate;
  readonly isOwnTeam: boolean;
  /** What others of the same order take. */
  readonly beside: readonly Use[];
}

async function readyOne(
  { clock }: Pick<ServiceUseDeps, 'clock'>,
  tx: Tx,
  caller: Caller,
  { link, dates, rooms: known, providers, facts, wish, isOwnTeam, beside }: ReadyingOne,
): Promise<Entered> {
  const { organization, name, mail, tenantId, objectId } = caller;
  const now = clock.now();
  const provider = requireAskable(providers, wish.provider);
  const rooms = checkRoom(known, provider, dates.rooms, wish.room);
  const order = await placeOrder(tx, caller, provider, { rooms, known }, facts, wish);
  const properties = requireAnswers(provider.userProperties, wish.properties);
  requireSomething(wish.text, order.lines);
  const chosen = requireDates(link, dates, wish.dates);
  const wanted = wantedDates(dates, chosen);
  const uses = wanted.map((date) => useOf(deliverAt(date, wish), date.end, order.lines));
  if (!isOwnTeam) {
    const delivery = { ...wish, lines: order.lines };
    if (chosen === null) requireTime(provider, wanted, delivery, now);
    else requireDatesOpen(provider, seriesDates(dates.series, chosen), delivery, now);
    await requireRoom(tx, organization, provider, { uses, except: [], beside });
  }
  const { clientKey, room, text, offsetMinutes, offsetFrom } = wish;
  const template: Template = {
    id: TemplateId.parse(randomUUID()),
    link: link.id,
    provider: provider.id,
    clientKey,
    room,
    text,
    offsetMinutes,
    offsetFrom,
    lines: order.lines,
    guests: wish.guests,
    costCenter: order.costCenter,
    properties,
    chosen,
    enteredBy: { name, mail, tenantId, objectId },
    enteredAt: now,
    withdrawnAt: null,
    version: 1,
  };
  return { template, provider, uses };
}

function causeOf(
  { name, tenantId, objectId, requestId }: Caller,
  { isOwnTeam }: Pick<EnterOptions, 'isOwnTeam'>,
) {
  const actor = { kind: 'person', name, tenantId, objectId } as const;
  return { kind: isOwnTeam ? 'portal' : 'pane', actor, requestId } as const;
}

/** In the order in which they are asked for. */
export async function readReplies(
  { clock }: Pick<ServiceUseDeps, 'clock'>,
  tx: Tx,
  caller: Caller,
  link: Link,
  templates: readonly Pick<Template, 'id'>[],
): Promise<readonly TemplateReply[]> {
  const reader = { now: clock.now(), language: languageOf(caller) };
  const replies = await templateReplies(tx, caller.organization, link, reader);
  return templates.map(({ id }) => {
    const reply = replies.find((one) => one.id === id);
    if (!reply) throw new Error('a template that was just written is not there');
    return reply;
  });
}
