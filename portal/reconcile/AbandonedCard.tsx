import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { DepartedOrganizer } from '../../contract/followed-meetings.ts';
import { HangingList } from '../meetings/HangingList.tsx';
import { PageLink } from '../shell/PageLink.tsx';
import { useSession } from '../shell/session.ts';
import { EvidenceCard } from './EvidenceCard.tsx';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

interface AbandonedCardProps {
  readonly title: string;
  readonly meeting: DepartedOrganizer['meetings'][number];
  /** null: the person may only look. */
  readonly onAct: ((what: 'hand-over' | 'propose-release') => void) | null;
}

/** A meeting whose organizer has left: when it is next, how long it goes on, and what hangs on it. */
export function AbandonedCard({ title, meeting, onAct }: AbandonedCardProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { time } = useSession();
  const { timeZone, dates, lastStart, rooms, steward, hanging, link } = meeting;
  const name = time.dayAndRange(meeting, timeZone).join(' ');
  return (
    <EvidenceCard
      title={title}
      facts={[
        { name: t('departed.facts.next'), value: name },
        {
          name: t('departed.facts.dates'),
          value:
            dates > 1 ? t('departed.dates', { count: dates, when: time.day(lastStart, timeZone) }) : null,
        },
        { name: t('departed.facts.rooms'), value: time.list(rooms.map((room) => room.name)) },
        { name: t('departed.facts.steward'), value: steward ?? t('departed.nobody') },
      ]}
    >
      {hanging.length > 0 && <HangingList label={t('departed.hanging')} of={hanging} />}
      <div className={styles.actions}>
        {onAct && (
          <>
            <Button
              aria-label={t('departed.actions.handOverNamed', { name })}
              onClick={() => onAct('hand-over')}
            >
              {t('departed.actions.hand-over')}
            </Button>
            <Button
              aria-label={t('departed.actions.proposeNamed', { name })}
              onClick={() => onAct('propose-release')}
            >
              {t('departed.actions.propose-release')}
            </Button>
          </>
        )}
        <PageLink to={`/meetings/${link}`}>{t('reconcile.history')}</PageLink>
      </div>
    </EvidenceCard>
  );
}
