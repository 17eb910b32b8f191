import { Badge, Body1Strong, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskVisit } from '../../contract/front-desk.ts';
import { ProblemNotice } from '../../ui/feedback/ProblemNotice.tsx';
import { PrintBadge } from '../badges/PrintBadge.tsx';
import { useNextKey } from '../badges/use-next-key.ts';
import { useSession } from '../shell/session.ts';
import { CameAndLeft } from './CameAndLeft.tsx';
import { deskClock } from './desk-clock.ts';
import { NotifyHost } from './NotifyHost.tsx';
import { AlsoExpected, NotFollowed, SmsTrouble } from './NotFollowed.tsx';
import { UntoldHost } from './UntoldHost.tsx';
import { useStep } from './use-step.ts';
import { VisitDetails } from './VisitDetails.tsx';
import { VisitWarning } from './VisitWarning.tsx';

const useStyles = makeStyles({
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    contentVisibility: 'auto',
    containIntrinsicSize: 'auto 72px',
  },
  who: { flex: '1 1 220px', minWidth: 0, overflowWrap: 'anywhere', display: 'flex', flexDirection: 'column' },
  title: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
  steps: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  button: { '@media (pointer: coarse)': { minHeight: '44px' } },
  note: { whiteSpace: 'pre-line' },
});

const colors = {
  expected: 'informative',
  notified: 'informative',
  'on-site': 'success',
  'off-site': 'subtle',
  canceled: 'danger',
  'no-show': 'danger',
} as const;

interface VisitItemProps {
  readonly visit: DeskVisit;
  readonly timeZone: string;
  /** Looks for the host of a walk-in; stays the same function. */
  readonly onFindHost: (visit: DeskVisit) => void;
}

/** One visitor at the desk: who, to whom, when and where, and what can be done with them now. Drawn anew when that changes. */
export const VisitItem = memo(function VisitItem({ visit, timeZone, onFindHost }: VisitItemProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { time } = useSession();
  const { current, take, isSending, isOutrun, problem } = useStep(visit);
  const { print, pressed } = useNextKey(current);
  const [isNoteOpen, setNoteOpen] = useState(false);
  const { name, company, note, host, room, start, status, arrivedAt, steps } = current;
  const { isWalkIn, isStillInside } = current;
  const clock = deskClock(current, time, timeZone)(start);
  return (
    <li className={styles.item}>
      <div className={styles.who}>
        <span className={styles.title}>
          <Body1Strong>
            <bdi>{name}</bdi>
          </Body1Strong>
          <Badge appearance="tint" color={colors[status]}>
            {t(`frontDesk.status.${status}`)}
          </Badge>
          {isStillInside && (
            <Badge appearance="tint" color="warning">
              {t('frontDesk.stillInside.badge')}
            </Badge>
          )}
        </span>
        {company !== null && (
          <Caption1 className={styles.quiet}>
            <bdi>{company}</bdi>
          </Caption1>
        )}
        <Caption1>
          {isWalkIn
            ? t('frontDesk.unannounced')
            : room === null
              ? clock
              : t('frontDesk.at', { time: clock, room })}{' '}
          · <bdi>{t('frontDesk.host', { name: host.name })}</bdi>
        </Caption1>
        {current.title !== null && (
          <Caption1>
            <bdi>{t('frontDesk.meeting', { title: current.title })}</bdi>
          </Caption1>
        )}
        <UntoldHost visit={visit} onChoose={onFindHost} />
        <NotFollowed visit={current} />
        <SmsTrouble visit={current} />
        <AlsoExpected visit={visit} timeZone={timeZone} />
        <CameAndLeft visit={current} timeZone={timeZone} />
        <VisitDetails visit={current} />
        <VisitWarning visit={visit} timeZone={timeZone} isOpen={isNoteOpen} onOpen={setNoteOpen} />
        {note !== '' && <Caption1 className={styles.note}>{note}</Caption1>}
        {isOutrun && <Caption1 role="alert">{t('frontDesk.outrun')}</Caption1>}
        {problem !== null && <ProblemNotice error={problem} />}
      </div>
      <div className={styles.steps}>
        {steps.map((step) => (
          <Button
            key={step}
            className={styles.button}
            appearance={step === 'undo' ? 'subtle' : 'primary'}
            disabledFocusable={isSending}
            aria-label={t(`frontDesk.stepOf.${step}`, { name })}
            onClick={() => {
              // Whom the desk is warned of nobody lets in without having read why.
              if (step === 'check-in' && visit.warning?.state === 'open' && !isNoteOpen) {
                setNoteOpen(true);
                return;
              }
              pressed(step);
              void take(step);
            }}
          >
            {t(`frontDesk.step.${step}`)}
          </Button>
        ))}
        <NotifyHost visit={current} />
        {arrivedAt !== null && <PrintBadge visit={current} place={print} />}
      </div>
    </li>
  );
});
