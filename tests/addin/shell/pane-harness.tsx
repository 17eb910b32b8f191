import { configure, render, screen, within } from '@testing-library/react';
import { OrganizationId } from '../../../contract/primitives.ts';
import type { OrganizationId as Organization } from '../../../contract/primitives.ts';
import { findRooms, listPlaces, readRoom } from '../../../contract/rooms.ts';
import type { RoomOffer } from '../../../contract/rooms.ts';
import type { Route } from '../../../contract/route.ts';
import { readMe } from '../../../contract/session.ts';
import { TaskPane } from '../../../addin/shell/TaskPane.tsx';
import type { PaneDeps } from '../../../addin/shell/pane-deps.ts';
import { ApiProblem } from '../../../ui/api/call-error.ts';
import type { Call } from '../../../ui/api/call.ts';
import type { ProblemBody, ProblemCode } from '../../../contract/problem.ts';
import { aComposedMeeting, at } from '../outlook/composed-fakes.ts';

/** A slow machine may take long to draw; nothing here waits for longer than it must. */
configure({ asyncUtilTimeout: 20_000 });

export const nordhavn = {
  id: OrganizationId.parse('11111111-1111-4111-8111-111111111111'),
  name: 'Nordhavn',
  roles: ['add-in-user'],
};
export const sydhavn = {
  ...nordhavn,
  id: OrganizationId.parse('22222222-2222-4222-8222-222222222222'),
  name: 'Sydhavn',
};

export function aProblem(code: ProblemCode, status: number, extra: Partial<ProblemBody> = {}): ApiProblem {
  return new ApiProblem(code, {
    type: `/problems/${code}`,
    title: code,
    status,
    instance: 'urn:request:7',
    ...extra,
  });
}

/** Somebody who has marked nothing and said no place. */
export const nothingOwn = { favorites: [], recent: [], place: null };

export interface Asked {
  readonly route: Route;
  readonly organization: Organization | null;
  readonly query: Record<string, unknown>;
  readonly params: Record<string, string>;
  readonly body: unknown;
  readonly version: number | undefined;
}

/** So many rooms the server in memory gives at once. */
const PER_PAGE = 100;

/** The server in memory: what it answers may be changed at any time; an Error is thrown instead of given. */
export function aServer() {
  const asked: Asked[] = [];
  const answers = {
    organizations: [nordhavn] as (typeof nordhavn)[],
    contacts: [] as { organization: string; name: string; mail: string }[],
    offers: [] as readonly RoomOffer[],
    /** What a single room is read as, when that differs from the list. */
    live: new Map<string, RoomOffer | Error>(),
    notices: [] as unknown[],
    failure: null as Error | null,
    /** What routes beyond those of rooms answer. */
    more: new Map<Route, (asked: Asked) => unknown>(),
  };
  const readAt = at('2026-11-30T08:00:00Z');

  const page = (from: number) => {
    const { offers, notices } = answers;
    const end = from + PER_PAGE;
    const free = offers.filter((one) => one.availability === 'free' && one.refusals.length === 0).length;
    const next = end < offers.length ? String(end) : null;
    return { readAt, offers: offers.slice(from, end), notices, total: offers.length, free, next };
  };
  const answer = (question: Asked): unknown => {
    const { route, params } = question;
    const mailbox = params['mailbox'] ?? '';
    if (answers.failure) throw answers.failure;
    const more = answers.more.get(route);
    if (more) return more(question);
    if (route === readMe) {
      const { organizations, contacts } = answers;
      return { person: { name: 'Anna Holm', mail: null }, now: readAt, organizations, contacts };
    }
    if (route === listPlaces) {
      return { units: [], equipment: ['display', 'video'], kinds: ['room'], own: nothingOwn };
    }
    if (route === findRooms) return page(Number(question.query['cursor'] ?? 0));
    const offer = answers.live.get(mailbox) ?? answers.offers.find((one) => one.mailbox === mailbox);
    if (route !== readRoom || offer === undefined) throw aProblem('room-not-found', 404);
    if (offer instanceof Error) throw offer;
    return { readAt, offer, notices: [] };
  };
  const callIn = (organization: Organization | null): Call =>
    (async (
      route: Route,
      input: {
        params?: Record<string, string>;
        query?: Record<string, unknown>;
        body?: unknown;
        version?: number;
      },
    ) => {
      const { query = {}, params = {}, body, version } = input;
      const question = { route, organization, query, params, body, version };
      asked.push(question);
      return await Promise.resolve().then(() => answer(question));
    }) as unknown as Call;
  return { asked, answers, callIn };
}

export function openPane({
  server = aServer(),
  meeting = aComposedMeeting(),
  deps = {},
}: {
  server?: ReturnType<typeof aServer>;
  meeting?: ReturnType<typeof aComposedMeeting>;
  deps?: Partial<PaneDeps>;
} = {}) {
  const remembered = new Map<string, string>();
  const all: PaneDeps = {
    signIn: { byClick: () => Promise.resolve({ outcome: 'canceled' }), renew: () => Promise.resolve() },
    callIn: server.callIn,
    pictureIn: () => (path) => Promise.resolve(new Blob([path], { type: 'image/png' })),
    openMeeting: () => Promise.resolve(meeting.composed),
    recall: (key) => remembered.get(key) ?? null,
    remember: (key, value) => {
      remembered.set(key, value);
      return Promise.resolve();
    },
    language: 'en-GB',
    ...deps,
  };
  const view = render(<TaskPane scheme="light" surroundings="outlook" deps={all} />);
  return { ...view, server, meeting, remembered };
}

export const roomList = async () => await screen.findByRole('list', { name: 'Rooms' });
export const roomNamed = async (name: string) => {
  const items = within(await roomList()).getAllByRole('listitem');
  const item = items.find((one) => within(one).queryByText(name));
  if (!item) throw new Error(`${name} is not on the list`);
  return within(item);
};
