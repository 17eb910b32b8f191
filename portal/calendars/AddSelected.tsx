import { Button, Checkbox, ProgressBar, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addCalendars, listCalendars, listResourceMailboxes } from '../../contract/calendars.ts';
import { listIntegrations, readIntegration } from '../../contract/integrations.ts';
import { listUnits, readChecklist } from '../../contract/organization.ts';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import { PlaceField } from '../places/PlaceField.tsx';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { AddOutcome } from './AddOutcome.tsx';
import { useChunks } from './use-chunks.ts';

const useStyles = makeStyles({
  add: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalM },
  place: { width: 'min(420px, 100%)' },
  progress: { width: '100%' },
});

interface AddSelectedProps {
  readonly integration: string;
  readonly chosen: readonly string[];
  readonly onDone: () => void;
}

/** Adds what was chosen, a hundred at a time, and says of each what became of it. */
export function AddSelected({ integration, chosen, onDone }: AddSelectedProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { call } = useSession();
  const stale = useStale();
  const [unit, setUnit] = useState('');
  const [placeByBuilding, setPlaceByBuilding] = useState(true);
  const { state, run, goOn } = useChunks(async (mailboxes: readonly string[]) => {
    const body = {
      integration,
      unit: unit === '' ? null : unit,
      placeByBuilding: placeByBuilding && unit !== '',
      mailboxes: [...mailboxes],
    };
    return (await call(addCalendars, { body })).rows;
  });
  const isRunning = state.phase === 'running';

  const add = async (work: () => Promise<boolean>) => {
    if (isRunning) return;
    const isDone = await work();
    stale(listCalendars, listResourceMailboxes, listIntegrations, readIntegration, listUnits, readChecklist);
    if (isDone) onDone(); // after a failure the choice stays as it was
  };
  return (
    <div className={styles.add}>
      <div className={styles.place}>
        <PlaceField
          label={t('calendars.picker.place')}
          none={t('calendars.picker.noPlace')}
          value={unit}
          onChange={setUnit}
        />
      </div>
      <Checkbox
        checked={placeByBuilding && unit !== ''}
        disabled={unit === ''} // buildings take their time zone from the place around them
        onChange={(_event, { checked }) => setPlaceByBuilding(checked === true)}
        label={t('calendars.picker.placeByBuilding')}
      />
      <Button
        appearance="primary"
        disabledFocusable={isRunning || chosen.length === 0}
        onClick={() => void add(async () => await run(chosen))}
      >
        {t('calendars.picker.submit', { count: chosen.length })}
      </Button>
      {isRunning && (
        <div className={styles.progress}>
          <ProgressBar value={state.done} max={state.total} aria-label={t('calendars.add')} />
          {t('calendars.picker.progress', { done: state.done, total: state.total })}
        </div>
      )}
      {state.phase === 'failed' && <ProblemNotice error={state.error} onRetry={() => void add(goOn)} />}
      {state.results.length > 0 && <AddOutcome rows={state.results} />}
    </div>
  );
}
