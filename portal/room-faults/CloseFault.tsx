import { Body1 } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { closeRoomFault, listRoomFaults, LONGEST_FAULT, RoomFault } from '../../contract/room-faults.ts';
import { FormDialog } from '../forms/FormDialog.tsx';
import { LongTextField } from '../forms/LongTextField.tsx';
import { newerOf } from '../forms/newer.ts';
import { useSubmit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { whatOf } from './what-of.ts';

interface CloseFaultProps {
  readonly fault: RoomFault;
  readonly onClose: () => void;
}

/** Settles a fault, with a note for whoever reported it. */
export function CloseFault({ fault, onClose }: CloseFaultProps) {
  const { t } = useTranslation('portal');
  const { call, announce } = useSession();
  const stale = useStale();
  const submit = useSubmit(call, closeRoomFault);
  const [note, setNote] = useState('');
  const { id, version, room } = fault;
  const isOver = newerOf(submit.problem, RoomFault) !== null;

  const close = async () => {
    const closed = await submit.send({ params: { id }, version, body: { note } });
    stale(listRoomFaults);
    if (closed === null) return;
    announce(t('faults.close.done'));
    onClose();
  };
  return (
    <FormDialog
      title={t('faults.close.title', { what: whatOf(fault), room: room.name })}
      mistakes={submit.mistakes}
      problem={isOver ? null : submit.problem}
      isSending={submit.isSending || isOver}
      submitLabel={t('faults.settle')}
      onSubmit={() => void close()}
      onClose={onClose}
      notice={isOver && <Body1 role="alert">{t('faults.close.faster')}</Body1>}
    >
      <LongTextField
        label={t('faults.close.note')}
        hint={t('faults.close.noteHint')}
        value={note}
        onChange={setNote}
        mistake={submit.mistakes.get('/note')}
        rows={3}
        most={LONGEST_FAULT}
      />
    </FormDialog>
  );
}
