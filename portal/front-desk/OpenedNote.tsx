import { Body1, Body1Strong, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listDeskVisits } from '../../contract/front-desk.ts';
import type { DeskVisit } from '../../contract/front-desk.ts';
import { answerWarning, openWarning } from '../../contract/watch-list.ts';
import type { OpenedWarning } from '../../contract/watch-list.ts';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

const useStyles = makeStyles({
  note: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    margin: `${tokens.spacingVerticalXS} 0`,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    maxWidth: '560px',
  },
  entry: { display: 'flex', flexDirection: 'column', whiteSpace: 'pre-line' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  button: { '@media (pointer: coarse)': { minHeight: '44px' } },
});

interface OpenedNoteProps {
  readonly visit: DeskVisit;
  readonly timeZone: string;
  readonly onClose: () => void;
}

/** What a desk is to do about a visitor of whom it is warned, and why. That it was opened is noted. */
export function OpenedNote({ visit: { id, name }, timeZone, onClose }: OpenedNoteProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { call, announce } = useSession();
  const stale = useStale();
  const opening = useSubmit(call, openWarning);
  const answering = useSubmit(call, answerWarning);
  const [note, setNote] = useState<OpenedWarning | null>(null);
  const section = useRef<HTMLElement>(null);

  const open = useEffectEvent(async () => {
    const opened = await opening.send({ params: { id } });
    stale(listDeskVisits);
    if (opened === null) return;
    setNote(opened);
    section.current?.focus();
  });
  useEffect(() => queueMicrotask(() => void open()), []);

  const answer = async (isSomebodyElse: boolean, { entries }: OpenedWarning) => {
    const read = entries.map(({ id: entry, version }) => ({ id: entry, version }));
    const answered = await answering.send({ params: { id }, body: { isSomebodyElse, entries: read } });
    stale(listDeskVisits);
    if (answered === null) return;
    setNote(answered);
    announce(t(`warning.answered.${answered.state === 'cleared' ? 'cleared' : 'renewed'}`, { name }));
  };
  const problem = opening.problem ?? answering.problem;
  const isCleared = note?.state === 'cleared';
  return (
    <section ref={section} tabIndex={-1} aria-label={t('warning.title', { name })} className={styles.note}>
      {problem !== null && <ProblemNotice error={problem} />}
      {note === null && problem === null && <Loading rows={2} rowHeight={24} />}
      {note?.entries.map((entry) => (
        <Entry key={entry.id} entry={entry} timeZone={timeZone} />
      ))}
      <div className={styles.actions}>
        {note !== null && (
          <Button
            size="small"
            className={styles.button}
            disabledFocusable={answering.isSending}
            onClick={() => void answer(!isCleared, note)}
          >
            {t(isCleared ? 'warning.afterAll' : 'warning.somebodyElse')}
          </Button>
        )}
        <Button size="small" appearance="subtle" className={styles.button} onClick={onClose}>
          {t('warning.close')}
        </Button>
      </div>
    </section>
  );
}

interface EntryProps {
  readonly entry: OpenedWarning['entries'][number];
  readonly timeZone: string;
}

function Entry({ entry: { fits, names, reason, instruction, seen, cleared }, timeZone }: EntryProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { time } = useSession();
  const factsOf = ({ name, at }: NonNullable<typeof seen>) => ({ name, time: time.clock(at, timeZone) });
  return (
    <div className={styles.entry}>
      <Body1Strong>{instruction}</Body1Strong>
      <Body1>{t(`warning.fits.${fits}`, { names: names.join(', ') })}</Body1>
      <Body1>{t('warning.reason', { reason })}</Body1>
      {seen && <Caption1>{t('warning.seen', factsOf(seen))}</Caption1>}
      {cleared && <Caption1>{t('warning.cleared', factsOf(cleared))}</Caption1>}
    </div>
  );
}
