import { Body1, Button, Caption1, makeStyles, useRestoreFocusTarget } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listRoomFaults } from '../../contract/room-faults.ts';
import type { RoomFault } from '../../contract/room-faults.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { SelectField } from '../forms/fields.tsx';
import { LiveNote } from '../live/LiveNote.tsx';
import { useLive } from '../live/use-live.ts';
import { Page } from '../shell/Page.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { useMoment, useSession } from '../shell/session.ts';
import { CloseFault } from './CloseFault.tsx';
import { whatOf } from './what-of.ts';

const useStyles = makeStyles({
  state: { maxWidth: '240px' },
  lines: { whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
});

const readings = { 'room-faults': [listRoomFaults] };

type State = 'open' | 'closed';

/** What people report to be broken in the rooms that somebody looks after. */
export function FaultsPage() {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const status = useLive(readings);
  const [state, setState] = useState<State>('open');
  const [closing, setClosing] = useState<RoomFault | null>(null);
  const list = useReading(listRoomFaults, { query: { state } });
  return (
    <Page title={t('faults.title')} path={[{ label: t('shell.adminCenter') }]}>
      <Body1>{t('faults.intro')}</Body1>
      <LiveNote status={status} />
      <div className={styles.state}>
        <SelectField
          label={t('faults.show')}
          value={state}
          onChange={(value) => setState(value === 'closed' ? 'closed' : 'open')}
          options={(['open', 'closed'] as const).map((value) => ({
            value,
            label: t(`faults.states.${value}`),
          }))}
        />
      </div>
      <Reading of={list}>
        {({ faults, isComplete }) => (
          <>
            {faults.length === 0 ? (
              <EmptyState title={t(`faults.empty.${state}`)}>{t(`faults.empty.${state}Detail`)}</EmptyState>
            ) : (
              <FaultTable faults={faults} onClose={setClosing} />
            )}
            {!isComplete && <Caption1>{t('faults.incomplete')}</Caption1>}
          </>
        )}
      </Reading>
      {closing && <CloseFault fault={closing} onClose={() => setClosing(null)} />}
    </Page>
  );
}

interface FaultTableProps {
  readonly faults: readonly RoomFault[];
  readonly onClose: (fault: RoomFault) => void;
}

function FaultTable({ faults, onClose }: FaultTableProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { may } = useSession();
  const moment = useMoment();
  const opener = useRestoreFocusTarget();
  const lines = (...all: readonly (string | null)[]) => (
    <bdi className={styles.lines}>{all.filter(Boolean).join('\n')}</bdi>
  );
  return (
    <DataTable
      label={t('faults.list')}
      rows={faults}
      keyOf={({ id }) => id}
      columns={[
        {
          name: t('faults.room'),
          renderCell: ({ room, place }) => lines(room.name, place.join(', ')),
        },
        {
          name: t('faults.what'),
          renderCell: ({ about, words }) => lines(about ?? t('faults.somethingElse'), words),
        },
        {
          name: t('faults.reported'),
          renderCell: ({ reportedAt, reportedBy }) =>
            lines(
              reportedBy === null
                ? moment(reportedAt)
                : t('faults.byAt', { when: moment(reportedAt), name: reportedBy }),
            ),
        },
        {
          name: t('faults.settled'),
          renderCell: (fault) =>
            fault.closed
              ? lines(
                  t('faults.byAt', { when: moment(fault.closed.at), name: fault.closed.by }),
                  fault.closed.note,
                )
              : may('calendars.write') && (
                  <Button
                    size="small"
                    aria-label={t('faults.settleOf', { what: whatOf(fault), room: fault.room.name })}
                    onClick={() => onClose(fault)}
                    {...opener}
                  >
                    {t('faults.settle')}
                  </Button>
                ),
        },
      ]}
    />
  );
}
