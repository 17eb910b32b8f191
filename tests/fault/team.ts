import { setTimeout as pause } from 'node:timers/promises';
import { listMyProviders, listRequests, answerRequest } from '../../contract/service-teams.ts';
import type { BoardRequest } from '../../contract/service-teams.ts';
import { ApiProblem } from '../../ui/api/call-error.ts';
import type { Call } from '../../ui/api/call.ts';
import { DAY_MS, FIRST_DAY } from './story.ts';
import type { Story } from './story.ts';

const FROM = FIRST_DAY - DAY_MS;
/** What one page of the board shows at most. */
const PAGE_DAYS = 30;

/** Everything that all teams of a member have on their boards up to a day. */
async function readBoards(call: Call, until: number): Promise<readonly BoardRequest[]> {
  const { providers } = await call(listMyProviders, {});
  const all: BoardRequest[] = [];
  for (const { id: provider } of providers) {
    for (let day = FROM; day < until; day += PAGE_DAYS * DAY_MS) {
      const from = new Date(day).toISOString();
      const to = new Date(day + PAGE_DAYS * DAY_MS).toISOString();
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
  stories: readonly Story[],
  over: AbortSignal,
): Promise<void> {
  const storyOf = (text: string) => stories.find(({ name }) => text.startsWith(`${name}/`));
  while (!over.aborted) {
    await pause(700, undefined, { signal: over }).catch(() => undefined);
    const lastDay = Math.max(FROM, ...stories.map(({ day }) => day));
    for (const request of await readBoards(call, lastDay + DAY_MS)) {
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
