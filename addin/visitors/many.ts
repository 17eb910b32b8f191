import { MOST_AT_ONCE } from '../../contract/visitors.ts';
import { ApiProblem } from '../../ui/api/call-error.ts';
import type { VisitorDraft } from './visitor-draft.ts';

/** What is wrong with one person of a list. */
export interface Wrong {
  readonly id: string;
  /** As the server names it, e.g. `phone` or `answers/…`; null: all of it. */
  readonly field: string | null;
  readonly detail: string;
}

/** Sends what one call takes; rejects as a call does. */
export type SendSome = (drafts: readonly VisitorDraft[], isDryRun: boolean) => Promise<void>;

/**
 * Asks what is wrong with each of a list, so many per call as one takes, and registers nobody. `onBatch` is told how many
 * were asked about. `twice` says that somebody stands in the list twice. Rejects as `send`.
 */
export async function checkMany(
  drafts: readonly VisitorDraft[],
  send: SendSome,
  { twice, onBatch }: { readonly twice: string; readonly onBatch: (done: number) => void },
): Promise<readonly Wrong[]> {
  const wrong: Wrong[] = [...twins(drafts, twice)];
  for (let at = 0; at < drafts.length; at += MOST_AT_ONCE) {
    onBatch(at);
    wrong.push(...(await mistakesIn(drafts.slice(at, at + MOST_AT_ONCE), send)));
  }
  return wrong;
}

/**
 * Registers a list, so many per call as one takes. `onRegistered` is told of each call that worked: what is left is what has to
 * be tried again when one fails, and it is the same people then, because the ids are those of the list. Stops at the first
 * call that is refused for single people, and gives what is wrong with them. Rejects as `send`.
 */
export async function registerMany(
  drafts: readonly VisitorDraft[],
  send: SendSome,
  {
    onBatch,
    onRegistered,
  }: {
    readonly onBatch: (done: number) => void;
    readonly onRegistered: (batch: readonly VisitorDraft[]) => void;
  },
): Promise<readonly Wrong[]> {
  for (let at = 0; at < drafts.length; at += MOST_AT_ONCE) {
    onBatch(at);
    const batch = drafts.slice(at, at + MOST_AT_ONCE);
    const wrong = await refusalOf(() => send(batch, false), batch);
    if (wrong.length > 0) return wrong;
    onRegistered(batch);
  }
  return [];
}

/** Fields that are no such thing at all hide what else is wrong: the others are asked about again. */
async function mistakesIn(batch: readonly VisitorDraft[], send: SendSome): Promise<readonly Wrong[]> {
  const wrong: Wrong[] = [];
  let left = batch;
  while (left.length > 0) {
    const some = left;
    const said = await refusalOf(() => send(some, true), some);
    wrong.push(...said);
    if (said.length === 0) break;
    left = left.filter(({ id }) => said.every((one) => one.id !== id));
  }
  return wrong;
}

/** What the server finds wrong with single people; anything else is thrown. */
async function refusalOf(
  work: () => Promise<void>,
  batch: readonly VisitorDraft[],
): Promise<readonly Wrong[]> {
  try {
    await work();
    return [];
  } catch (error) {
    const wrong =
      error instanceof ApiProblem
        ? error.errors.flatMap(({ pointer, detail }): Wrong[] => {
            const [, at, field = null] = /^\/body\/visitors\/(\d+)(?:\/(.+))?$/.exec(pointer) ?? [];
            const person = at === undefined ? undefined : batch[Number(at)];
            return person ? [{ id: person.id, field, detail }] : [];
          })
        : [];
    if (wrong.length === 0) throw error;
    return wrong;
  }
}

/** Who stands twice in the list; within one call the server sees it too, from one to the next only we do. */
function twins(drafts: readonly VisitorDraft[], detail: string): readonly Wrong[] {
  const seen = new Map<string, number>();
  return drafts.flatMap(({ id, name, mail, company }, at): Wrong[] => {
    const key = (mail.trim() || `${name.trim()}\n${company.trim()}`).replaceAll(/ +/g, ' ').toLowerCase();
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, at);
      return [];
    }
    const isSameCall = Math.floor(first / MOST_AT_ONCE) === Math.floor(at / MOST_AT_ONCE);
    return isSameCall ? [] : [{ id, field: mail.trim() === '' ? 'name' : 'mail', detail }];
  });
}
