import { Body1, Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listDeskVisits } from '../../contract/front-desk.ts';
import type { DeskVisit } from '../../contract/front-desk.ts';
import { checkInTogether } from '../../contract/walk-ins.ts';
import { ConfirmDialog } from '../../ui/feedback/ConfirmDialog.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import type { Taken } from './TakenTogether.tsx';

interface TogetherButtonProps {
  readonly reception: string;
  readonly step: 'check-in' | 'check-out';
  /** More than one, with whom the step is possible. */
  readonly visits: readonly DeskVisit[];
  /** It was done, and this is how they stand since. */
  readonly onTaken: (taken: Taken) => void;
}

/** How many names a question shows before it counts. */
const MOST_NAMED = 12;

/** Checks in, or out, everybody who is shown: a group that comes and goes together. Asks first, by name. */
export function TogetherButton({ reception, step, visits, onTaken }: TogetherButtonProps) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const { send, isSending, problem, clear } = useSubmit(call, checkInTogether);
  const [isOpen, setOpen] = useState(false);
  const count = visits.length;
  const close = () => {
    clear();
    setOpen(false);
  };
  const take = async () => {
    const seen = visits.map(({ id, version }) => ({ id, version }));
    const taken = await send({ params: { id: reception }, body: { step, visits: seen } });
    stale(listDeskVisits); // after a refusal too: the desk shows what is there now
    if (taken === null) return;
    announce(t(`frontDesk.together.done.${step}`, { count }));
    onTaken({ step, visits: taken.visits });
    close();
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t(`frontDesk.together.${step}`, { count })}</Button>
      <ConfirmDialog
        isOpen={isOpen}
        title={t(`frontDesk.together.title.${step}`, { count })}
        confirmLabel={t(`frontDesk.step.${step}`)}
        cancelLabel={t('shell.form.cancel')}
        isBusy={isSending}
        problem={problem}
        onConfirm={() => void take()}
        onClose={close}
      >
        <ul>
          {visits.slice(0, MOST_NAMED).map(({ id, name }) => (
            <li key={id}>
              <bdi>{name}</bdi>
            </li>
          ))}
        </ul>
        {count > MOST_NAMED && <Body1>{t('frontDesk.together.others', { count: count - MOST_NAMED })}</Body1>}
      </ConfirmDialog>
    </>
  );
}
