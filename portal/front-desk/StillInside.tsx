import { Body1Strong, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { DeskVisit, listDeskVisits } from '../../contract/front-desk.ts';
import type { Instant } from '../../contract/primitives.ts';
import type { RouteReply } from '../../contract/route.ts';
import { MOST_STEPS } from '../../contract/walk-ins.ts';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import { localDay } from '../../ui/time/format.ts';
import { useSession } from '../shell/session.ts';
import type { Taken } from './TakenTogether.tsx';
import { TogetherButton } from './TogetherButton.tsx';
import { useStep } from './use-step.ts';

/** So many are named above the list; all of them stand in it. */
const MOST_NAMED = 20;

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  one: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXS} 0`,
  },
  who: { flex: '1 1 200px', minWidth: 0, overflowWrap: 'anywhere' },
  button: { '@media (pointer: coarse)': { minHeight: '44px' } },
});

interface StillInsideProps {
  readonly now: Instant;
  readonly onTaken: (taken: Taken) => void;
  readonly reception: RouteReply<typeof listDeskVisits>['reception'];
  readonly visits: readonly DeskVisit[];
}

/** In the evening: who has not been checked out, each with one press, or all of them together. */
export function StillInside({ reception, visits, now, onTaken }: StillInsideProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const staying = visits.filter(({ isStillInside }) => isStillInside);
  if (staying.length === 0) return null;
  const title = t('frontDesk.stillInside.title', { count: staying.length });
  return (
    <section className={styles.box} aria-label={title}>
      <Body1Strong as="h2" block>
        {title}
      </Body1Strong>
      <Caption1>
        {t('frontDesk.stillInside.detail')}{' '}
        {reception.automaticAt !== null &&
          t('frontDesk.stillInside.automatic', { time: reception.automaticAt })}
      </Caption1>
      <ul className={styles.list} aria-label={t('frontDesk.stillInside.list')}>
        {staying.slice(0, MOST_NAMED).map((visit) => (
          <Staying key={visit.id} visit={visit} timeZone={reception.timeZone} now={now} />
        ))}
      </ul>
      {staying.length > MOST_NAMED && (
        <Caption1>{t('frontDesk.stillInside.more', { count: staying.length - MOST_NAMED })}</Caption1>
      )}
      {staying.length > 1 && (
        <div>
          <TogetherButton
            reception={reception.id}
            step="check-out"
            visits={staying.slice(0, MOST_STEPS)}
            onTaken={onTaken}
          />
        </div>
      )}
    </section>
  );
}

interface StayingProps {
  readonly visit: DeskVisit;
  readonly timeZone: string;
  readonly now: Instant;
}

function Staying({ visit, timeZone, now }: StayingProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { time } = useSession();
  const { current, take, isSending, problem } = useStep(visit);
  const { name, company, host, arrivedAt, steps, start } = current;
  const since = arrivedAt ?? start;
  const isToday = localDay(since, timeZone) === localDay(now, timeZone);
  const clock = time.clock(since, timeZone);
  const known = [
    ...(company === null ? [] : [company]),
    t('frontDesk.host', { name: host.name }),
    t('frontDesk.stillInside.since', {
      time: isToday ? clock : `${time.day(since, timeZone)}, ${clock}`,
    }),
  ];
  return (
    <li className={styles.one}>
      <span className={styles.who}>
        <bdi>{name}</bdi>{' '}
        <Caption1>
          <bdi>{known.join(' · ')}</bdi>
        </Caption1>
      </span>
      {steps.includes('check-out') && (
        <Button
          size="small"
          className={styles.button}
          disabledFocusable={isSending}
          aria-label={t('frontDesk.stepOf.check-out', { name })}
          onClick={() => void take('check-out')}
        >
          {t('frontDesk.step.check-out')}
        </Button>
      )}
      {problem !== null && <ProblemNotice error={problem} />}
    </li>
  );
}
