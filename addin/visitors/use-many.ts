import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ReceptionId, VisitorId } from '../../contract/visitor-ids.ts';
import { MOST_AT_ONCE, registerVisitors } from '../../contract/visitors.ts';
import { ApiProblem } from '../../ui/api/call-error.ts';
import { useLink } from '../meeting/use-link.ts';
import { usePane } from '../shell/pane.ts';
import { bodyOf } from './visitor-draft.ts';
import type { VisitorDraft } from './visitor-draft.ts';

/** What is wrong with one person of a list. */
export interface Wrong {
  readonly id: string;
  /** As the server names it, e.g. `phone` or `answers/…`; null: all of it. */
  readonly field: string | null;
  readonly detail: string;
}

export interface Progress {
  readonly doing: 'checking' | 'registering';
  readonly done: number;
  readonly of: number;
}

interface Standing {
  readonly wrong: readonly Wrong[];
  readonly progress: Progress | null;
  /** Why it stopped; those who are registered stay so, and the next try goes on behind them. */
  readonly error: Error | null;
}

const nothing: Standing = { wrong: [], progress: null, error: null };

/**
 * Many at once, so many per call as one takes. First everybody is checked, and nobody is registered while somebody is wrong;
 * `go` may then be asked for the others. What was registered before a call failed is registered once, however often it is
 * tried again: the ids are those of the list.
 */
export function useMany() {
  const { t } = useTranslation('pane');
  const { call } = usePane();
  const { ensure } = useLink();
  const client = useQueryClient();
  const [standing, setStanding] = useState<Standing>(nothing);
  const registered = useRef(new Set<string>());

  const send = async (drafts: readonly VisitorDraft[], isDryRun: boolean) => {
    const bookingKey = await ensure();
    const reception = drafts[0]?.reception ? ReceptionId.parse(drafts[0].reception) : null;
    const visitors = drafts.map((draft) => ({ ...bodyOf(draft), id: VisitorId.parse(draft.id) }));
    await call(registerVisitors, { params: { bookingKey }, body: { reception, visitors, isDryRun } });
  };
  /** What is wrong with these. Fields that are no such thing at all hide what else is wrong: the others are asked about again. */
  const mistakesIn = async (batch: readonly VisitorDraft[], isDryRun: boolean): Promise<readonly Wrong[]> => {
    const wrong: Wrong[] = [];
    let left = batch;
    while (left.length > 0) {
      const said = await refusalOf(() => send(left, isDryRun), left);
      wrong.push(...said);
      if (said.length === 0 || !isDryRun) break;
      left = left.filter(({ id }) => said.every((one) => one.id !== id));
    }
    return wrong;
  };

  const step = async (all: readonly VisitorDraft[], doing: Progress['doing']): Promise<boolean> => {
    const open = all.filter(({ id }) => !registered.current.has(id));
    const wrong: Wrong[] = doing === 'checking' ? [...twins(open, t('visitors.twice'))] : [];
    for (let at = 0; at < open.length; at += MOST_AT_ONCE) {
      const done = all.length - open.length + at;
      setStanding({ wrong: [], error: null, progress: { doing, done, of: all.length } });
      const batch = open.slice(at, at + MOST_AT_ONCE);
      const said = await mistakesIn(batch, doing === 'checking');
      wrong.push(...said);
      if (doing === 'registering' && said.length > 0) break;
      if (doing === 'registering') for (const { id } of batch) registered.current.add(id);
    }
    setStanding({ wrong, progress: null, error: null });
    return wrong.length === 0;
  };

  return {
    ...standing,
    isRegistered: (id: string) => registered.current.has(id),
    /** Another list. */
    reset: () => {
      registered.current = new Set();
      setStanding(nothing);
    },
    /** Gives whether everybody is registered; otherwise `wrong` or `error` says why not. */
    go: async (drafts: readonly VisitorDraft[], isChecked: boolean): Promise<boolean> => {
      try {
        return (isChecked || (await step(drafts, 'checking'))) && (await step(drafts, 'registering'));
      } catch (cause) {
        const error = cause instanceof Error ? cause : new Error('unknown', { cause });
        setStanding({ wrong: [], progress: null, error });
        return false;
      } finally {
        void client.invalidateQueries({ queryKey: ['hanging'] });
      }
    },
  };
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
    const key = (mail.trim() || `${name.trim()}\n${company.trim()}`).toLowerCase();
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, at);
      return [];
    }
    const isSameCall = Math.floor(first / MOST_AT_ONCE) === Math.floor(at / MOST_AT_ONCE);
    return isSameCall ? [] : [{ id, field: mail.trim() === '' ? 'name' : 'mail', detail }];
  });
}
