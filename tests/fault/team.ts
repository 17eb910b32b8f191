import { setTimeout as pause } from 'node:timers/promises';
import { listMyProviders, listRequests, answerRequest } from '../../contract/service-teams.ts';
import type { BoardRequest } from '../../contract/service-teams.ts';
import { ApiProblem } from '../../ui/api/call-error.ts';
import type { Call } from '../../ui/api/call.ts';
import type { Story } from './story.ts';

const FROM = Date.parse('2026-12-27T00:00:00Z');
const DAYS = 155;
const DAY_MS = 24 * 60 * 60_000;
/** What one page of the board shows at most. */
const PAGE_DAYS = 30;

/** Everything that all teams of a member have on their boards. */
export async function readBoards(call: Call): Promise<readonly BoardRequest[]> {
  const { providers } = await call(listMyProviders, {});
  const all: BoardRequest[] = [];
  for (const { id: provider } of providers) {
    for (let day = 0; day < DAYS; day += PAGE_DAYS) {
      const [from, to] = [day, day + PAGE_DAYS].map((at) => new Date(FROM + at * DAY_MS).toISOString());
      if (from === undefined || to === undefined) continue;
      const { requests, isComplete } = await call(listRequests, { query: { provider, from, to } });
      if (!isComplete) throw new Error('the board has more than it shows');
      all.push(...requests);
    }
  }
  return all;
}

/** Accepts what quiet meetings are waiting for, until `over`. */
export async function workOnRequests(
  call: Call,
  storyOf: (text: string) => Story | undefined,
  over: AbortSignal,
): Promise<void> {
  while (!over.aborted) {
    await pause(300, undefined, { signal: over }).catch(() => undefined);
    for (const request of await readBoards(call)) {
      const story = storyOf(request.text);
      if (over.aborted || !story?.isQuiet || story.isAccepted || request.status !== 'pending') continue;
      if (story.asked.size === 1) story.isAccepted = await accept(call, request);
    }
  }
}

/** False when somebody was faster, which may have been this very call before its answer was lost. */
async function accept(call: Call, { id, version }: BoardRequest): Promise<boolean> {
  try {
    const body = { action: 'accept', reason: null, room: null } as const;
    const { status } = await call(answerRequest, { params: { id }, version, body });
    return status === 'accepted';
  } catch (error) {
    if (
      error instanceof ApiProblem &&
      (error.code === 'changed-meanwhile' || error.code === 'not-possible-now')
    ) {
      return false;
    }
    throw error;
  }
}
