import { Button, Caption1 } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Candidate } from '../../contract/followed-meetings.ts';
import { useMoment, useSession } from '../shell/session.ts';
import { EvidenceCard } from './EvidenceCard.tsx';

interface CandidateCardProps {
  readonly candidate: Candidate;
  readonly title: string;
  /** Of the plan, so that both sides are read on one clock. */
  readonly timeZone: string;
  /** null: the person may only look. */
  readonly onChoose: (() => void) | null;
}

/** A meeting that may be the one that was planned, and how it differs from the plan. */
export function CandidateCard({ candidate, title, timeZone, onChoose }: CandidateCardProps) {
  const { t } = useTranslation('portal');
  const { time } = useSession();
  const moment = useMoment();
  const { rooms, organizer, firstSeenAt, differs, takenBy } = candidate;
  const roomNames = rooms.map(({ name, answer }) => `${name} (${t(`meetings.answers.${answer}`)})`);
  return (
    <EvidenceCard
      title={title}
      facts={[
        { name: t('reconcile.facts.when'), value: time.dayAndRange(candidate, timeZone).join(' ') },
        {
          name: t('reconcile.facts.rooms'),
          value: roomNames.length === 0 ? t('reconcile.noRoom') : time.list(roomNames),
        },
        {
          name: t('reconcile.facts.organizer'),
          value: organizer ? organizer.name || organizer.mail : t('reconcile.nobody'),
        },
        ...(firstSeenAt === null
          ? []
          : [{ name: t('reconcile.facts.firstSeen'), value: moment(firstSeenAt) }]),
      ]}
    >
      <Caption1>
        {differs.length === 0
          ? t('reconcile.alike')
          : `⚠ ${t('reconcile.differsLine', {
              list: time.list(differs.map((one) => t(`reconcile.differs.${one}`))),
            })}`}
      </Caption1>
      {takenBy !== null && <Caption1>{t('reconcile.taken')}</Caption1>}
      {onChoose && takenBy === null && (
        <div>
          <Button
            appearance="primary"
            aria-label={t('reconcile.choices.bindNamed', { name: title })}
            onClick={onChoose}
          >
            {t('reconcile.choices.bind')}
          </Button>
        </div>
      )}
    </EvidenceCard>
  );
}
