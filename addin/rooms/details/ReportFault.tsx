import { Button, Field, Select, Textarea, makeStyles, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { LONGEST_FAULT, reportFault, RoomFaultId } from '../../../contract/room-faults.ts';
import type { ShownRoom } from '../../../contract/room-details.ts';
import { TimeZone } from '../../../contract/primitives.ts';
import { ProblemNotice } from '../../../ui/feedback/ProblemNotice.tsx';
import { usePane } from '../../shell/pane.ts';
import { useLaterTexts } from '../../texts/use-later-texts.ts';
import { equipmentName } from '../equipment.ts';
import { useStaleRooms } from './use-room.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface ReportFaultProps {
  readonly room: Pick<ShownRoom, 'mailbox' | 'equipment' | 'faults'>;
  readonly timeZone: string;
  readonly onSent: () => void;
  readonly onCancel: () => void;
}

/** Says that something is broken: equipment that was not reported yet, or something else in words. */
export function ReportFault({ room, timeZone, onSent, onCancel }: ReportFaultProps) {
  const t = useLaterTexts();
  const styles = useStyles();
  const { call, language } = usePane();
  const stale = useStaleRooms();
  const open = room.equipment.filter((tag) => !room.faults.some(({ about }) => about === tag));
  const [about, setAbout] = useState(open[0] ?? '');
  const [words, setWords] = useState('');
  const [isSending, setSending] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  /** Sent again with the same words it is the same report. */
  const last = useRef<{ readonly said: string; readonly id: RoomFaultId } | null>(null);

  const send = async () => {
    const missing = about === '' && words.trim() === '';
    setMissing(missing);
    if (missing || isSending) return;
    const said = JSON.stringify([room.mailbox, about, words]);
    const id = last.current?.said === said ? last.current.id : RoomFaultId.parse(crypto.randomUUID());
    last.current = { said, id };
    setSending(true);
    setProblem(null);
    try {
      const to = { timeZone: TimeZone.parse(timeZone), language };
      const body = { id, about: about === '' ? null : about, words, ...to };
      await call(reportFault, { params: { mailbox: room.mailbox }, body });
      stale();
      onSent();
    } catch (error) {
      setProblem(error);
      stale(); // somebody may have been faster
    } finally {
      setSending(false);
    }
  };
  return (
    <form
      className={styles.form}
      aria-label={t('details.report')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {problem !== null && <ProblemNotice error={problem} />}
      <Field label={t('details.about')}>
        <Select value={about} onChange={(_event, data) => setAbout(data.value)}>
          {open.map((tag) => (
            <option key={tag} value={tag}>
              {equipmentName(tag, t)}
            </option>
          ))}
          <option value="">{t('details.somethingElse')}</option>
        </Select>
      </Field>
      <Field
        label={t('details.words')}
        hint={t('details.wordsHint')}
        required={about === ''}
        {...(isMissing && { validationMessage: t('details.wordsMissing') })}
      >
        <Textarea
          value={words}
          rows={3}
          maxLength={LONGEST_FAULT}
          dir="auto"
          onChange={(_event, data) => setWords(data.value)}
        />
      </Field>
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabledFocusable={isSending}>
          {t('details.send')}
        </Button>
        <Button onClick={onCancel}>{t('details.cancel')}</Button>
      </div>
    </form>
  );
}
