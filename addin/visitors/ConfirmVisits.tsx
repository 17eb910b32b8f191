import {
  Button,
  Field,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ToConfirm } from '../../contract/visitors.ts';
import { ApiProblem } from '../../ui/api/call-error.ts';
import { useMeeting } from '../rooms/use-meeting.ts';
import { usePane } from '../shell/pane.ts';
import { PaneProblem } from '../shell/PaneProblem.tsx';
import type { Reception } from './asked-fields.ts';
import { ReceptionSelect } from './ReceptionSelect.tsx';
import { useConfirming } from './use-visitors.ts';
import { saidOf } from './visitor-draft.ts';

const useStyles = makeStyles({ title: { display: 'block' } });

interface ConfirmVisitsProps {
  readonly toConfirm: ToConfirm;
  readonly receptions: readonly Reception[];
}

/** What no calendar will say of a meeting without a room: that its visitors come, and that they come at another time. */
export function ConfirmVisits({ toConfirm, receptions }: ConfirmVisitsProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { announce, time } = usePane();
  const { data: meeting } = useMeeting();
  const confirming = useConfirming();
  const [reception, setReception] = useState('');
  const { drafts, moved, unplaced, start, end } = toConfirm;
  const send = () => {
    if (confirming.isPending) return;
    confirming.mutate(reception, { onSuccess: () => announce(t('visitors.confirm.done')) });
  };
  const { error } = confirming;
  const said = error instanceof ApiProblem ? saidOf(error.errors, '/body/', 'reception') : null;
  const isMove = drafts === 0;

  return (
    <MessageBar intent={moved > 0 ? 'warning' : 'info'} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle className={styles.title}>
          {t(moved > 0 ? 'visitors.confirm.moved' : 'visitors.confirm.title')}
        </MessageBarTitle>{' '}
        {moved > 0 ? t('visitors.confirm.movedDetail', { count: moved }) : t('visitors.confirm.detail')}{' '}
        {meeting &&
          t('visitors.confirm.when', {
            when: time.dayAndRange({ start, end }, meeting.timeZone.name).join(' '),
          })}
        {unplaced > 0 && (
          <Field label={t('visitors.confirm.unplaced')} validationMessage={said}>
            <ReceptionSelect value={reception} receptions={receptions} onChange={setReception} />
          </Field>
        )}
        {error && said === null && <PaneProblem error={error} onRetry={send} />}
      </MessageBarBody>
      <MessageBarActions>
        <Button size="small" disabledFocusable={confirming.isPending} onClick={send}>
          {isMove
            ? t('visitors.confirm.move', { count: moved })
            : t('visitors.confirm.button', { count: drafts + moved })}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
