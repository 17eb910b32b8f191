import { Field, MessageBar, MessageBarBody, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MailboxAddress } from '../../contract/primitives.ts';
import type { RequestAction } from '../../contract/service-teams.ts';
import { SelectField } from '../forms/fields.tsx';
import { FormDialog } from '../forms/FormDialog.tsx';
import { OutrunNotice } from './OutrunNotice.tsx';
import { roomWords } from './request-words.ts';
import type { Answering } from './use-answer.ts';

interface AnswerDialogProps {
  readonly action: RequestAction;
  readonly title: string;
  readonly timeZone: string;
  readonly answering: Answering;
  readonly onClose: () => void;
}

/** What an answer needs: the reason, or the room. When somebody was faster, what was typed stays beside what is there now. */
export function AnswerDialog({ action, title, timeZone, answering, onClose }: AnswerDialogProps) {
  const { t } = useTranslation('portal');
  const [reason, setReason] = useState('');
  const [room, setRoom] = useState('');
  const { current, mistakes } = answering;
  const needsRoom = action === 'move-to-room' || action === 'accept-change';
  const isPossible = current.actions.includes(action);
  const reasonMistake = mistakes.get('/reason');
  const reasonLabel = t('requests.dialog.reason');

  const send = async () => {
    if (!isPossible) return;
    const chosen = MailboxAddress.safeParse(room);
    const more = needsRoom
      ? { room: chosen.success ? chosen.data : null }
      : { reason: reason.trim() === '' ? null : reason.replaceAll(/\s+/g, ' ') };
    if (await answering.answer(action, more)) onClose();
  };
  return (
    <FormDialog
      title={title}
      mistakes={mistakes}
      problem={answering.problem}
      isSending={answering.isSending || !isPossible}
      submitLabel={t(`requests.actions.${action}`)}
      onSubmit={() => void send()}
      onClose={onClose}
      notice={
        <>
          {answering.isOutrun && <OutrunNotice request={current} timeZone={timeZone} />}
          {!isPossible && (
            <MessageBar intent="warning" layout="multiline">
              <MessageBarBody>
                {t('requests.dialog.notAnymore', { status: t(`requests.statuses.${current.status}`) })}
              </MessageBarBody>
            </MessageBar>
          )}
        </>
      }
    >
      {needsRoom ? (
        <SelectField
          label={t('requests.dialog.room')}
          value={room}
          onChange={setRoom}
          options={[
            { value: '', label: t('requests.dialog.chooseRoom') },
            ...current.rooms.map((one) => ({ value: one.mailbox, label: roomWords(one) })),
          ]}
          mistake={mistakes.has('/room') ? t('requests.dialog.roomMissing') : undefined}
          isRequired
        />
      ) : (
        <Field
          label={reasonLabel}
          hint={t('requests.dialog.reasonHint')}
          required
          {...(reasonMistake !== undefined && {
            validationMessage: t('shell.form.mistake', { label: reasonLabel, mistake: reasonMistake }),
          })}
        >
          <Textarea value={reason} onChange={(_event, { value }) => setReason(value)} />
        </Field>
      )}
    </FormDialog>
  );
}
