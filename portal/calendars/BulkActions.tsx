import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listCalendars, placeCalendars, removeCalendars } from '../../contract/calendars.ts';
import { listIntegrations, readIntegration } from '../../contract/integrations.ts';
import { listUnits, readChecklist } from '../../contract/organization.ts';
import { ConfirmDialog } from '../../ui/feedback/ConfirmDialog.tsx';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import { PlaceField } from '../places/PlaceField.tsx';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import type { Calendar } from './calendar.ts';
import { useChunks } from './use-chunks.ts';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalS },
  place: { width: 'min(320px, 100%)' },
});

interface BulkActionsProps {
  readonly chosen: readonly Calendar['id'][];
  readonly onSelectShown: () => void;
  readonly onSelectNone: () => void;
}

/** What can be done with many calendars at once. */
export function BulkActions({ chosen, onSelectShown, onSelectNone }: BulkActionsProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { call, announce } = useSession();
  const stale = useStale();
  const [unit, setUnit] = useState('');
  const [isRemoving, setRemoving] = useState(false);
  const placing = useChunks(async (ids: readonly Calendar['id'][]) => {
    await call(placeCalendars, { body: { ids: [...ids], unit: unit === '' ? null : unit } });
    return ids;
  });
  const removing = useChunks(async (ids: readonly Calendar['id'][]) => {
    await call(removeCalendars, { body: { ids: [...ids] } });
    return ids;
  });
  const isBusy = placing.state.phase === 'running' || removing.state.phase === 'running';

  const act = async (work: () => Promise<boolean>, sentence: string) => {
    const isDone = await work();
    stale(listCalendars, listUnits, listIntegrations, readIntegration, readChecklist);
    if (isDone) announce(sentence);
    return isDone;
  };
  const count = chosen.length;
  const place = () => act(() => placing.run(chosen), t('calendars.list.placed', { count }));
  const remove = async () => {
    setRemoving(false);
    if (await act(() => removing.run(chosen), t('calendars.list.removed', { count }))) onSelectNone();
  };
  return (
    <>
      <div className={styles.actions}>
        <Button onClick={onSelectShown}>{t('calendars.selectShown')}</Button>
        <Button onClick={onSelectNone}>{t('calendars.selectNone')}</Button>
        <div className={styles.place}>
          <PlaceField
            label={t('calendars.list.place')}
            none={t('calendars.picker.noPlace')}
            value={unit}
            onChange={setUnit}
          />
        </div>
        <Button disabledFocusable={isBusy || count === 0} onClick={() => void place()}>
          {t('calendars.list.placeButton')}
        </Button>
        <Button disabledFocusable={isBusy || count === 0} onClick={() => setRemoving(true)}>
          {t('calendars.list.remove')}
        </Button>
      </div>
      {placing.state.phase === 'failed' && (
        <ProblemNotice
          error={placing.state.error}
          onRetry={() => void act(placing.goOn, t('calendars.list.placed', { count }))}
        />
      )}
      {removing.state.phase === 'failed' && (
        <ProblemNotice
          error={removing.state.error}
          onRetry={() => void act(removing.goOn, t('calendars.list.removed', { count }))}
        />
      )}
      {isRemoving && (
        <ConfirmDialog
          title={t('calendars.list.removeTitle', { count })}
          isOpen
          confirmLabel={t('calendars.list.remove')}
          cancelLabel={t('shell.form.cancel')}
          isBusy={false}
          problem={null}
          onConfirm={() => void remove()}
          onClose={() => setRemoving(false)}
        >
          {t('calendars.list.removeDetail')}
        </ConfirmDialog>
      )}
    </>
  );
}
