import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ReceptionId, VisitorId } from '../../contract/visitor-ids.ts';
import { registerVisitors } from '../../contract/visitors.ts';
import { useLink } from '../meeting/use-link.ts';
import { usePane } from '../shell/pane.ts';
import { checkMany, registerMany } from './many.ts';
import type { Wrong } from './many.ts';
import { bodyOf } from './visitor-draft.ts';
import type { VisitorDraft } from './visitor-draft.ts';

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
    const chosen = drafts[0]?.dates ?? null;
    const body = { reception, dates: chosen && [...chosen], visitors, isDryRun };
    await call(registerVisitors, { params: { bookingKey }, body });
  };

  const step = async (all: readonly VisitorDraft[], doing: Progress['doing']): Promise<boolean> => {
    const open = all.filter(({ id }) => !registered.current.has(id));
    const onBatch = (at: number) => {
      const done = all.length - open.length + at;
      setStanding({ wrong: [], error: null, progress: { doing, done, of: all.length } });
    };
    const wrong =
      doing === 'checking'
        ? await checkMany(open, send, { twice: t('visitors.twice'), onBatch })
        : await registerMany(open, send, {
            onBatch,
            onRegistered: (batch) => {
              for (const { id } of batch) registered.current.add(id);
            },
          });
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
