import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { listDeskVisits } from '../../contract/front-desk.ts';
import type { DeskVisit } from '../../contract/front-desk.ts';
import { checkInTogether } from '../../contract/walk-ins.ts';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import { useSubmit } from '../forms/use-submit.ts';
import { useStale } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';

/** A step that was taken with several visitors, and how they stand since. */
export interface Taken {
  readonly step: 'check-in' | 'check-out';
  readonly visits: readonly DeskVisit[];
}

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  button: { '@media (pointer: coarse)': { minHeight: '44px' } },
});

interface TakenTogetherProps {
  readonly reception: string;
  readonly taken: Taken;
  readonly onEnd: () => void;
}

/** What was done with several visitors at once, and one press to take it back for all of them. */
export function TakenTogether({ reception, taken: { step, visits }, onEnd }: TakenTogetherProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { call, announce } = useSession();
  const stale = useStale();
  const { send, isSending, problem } = useSubmit(call, checkInTogether);
  const count = visits.length;
  const takeBack = async () => {
    const seen = visits.map(({ id, version }) => ({ id, version }));
    const undone = await send({ params: { id: reception }, body: { step: 'undo', visits: seen } });
    stale(listDeskVisits); // after a refusal too: the desk shows what is there now
    if (undone === null) return;
    announce(t('frontDesk.together.undone', { count }));
    onEnd();
  };
  return (
    <section aria-label={t('frontDesk.together.last')}>
      <div className={styles.line}>
        <Body1>{t(`frontDesk.together.taken.${step}`, { count })}</Body1>
        <Button className={styles.button} disabledFocusable={isSending} onClick={() => void takeBack()}>
          {t('frontDesk.together.undo', { count })}
        </Button>
        <Button className={styles.button} appearance="subtle" onClick={onEnd}>
          {t('frontDesk.together.dismiss')}
        </Button>
      </div>
      {problem !== null && <ProblemNotice error={problem} />}
    </section>
  );
}
