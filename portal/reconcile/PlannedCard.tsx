import { useTranslation } from 'react-i18next';
import type { ReconcileItem } from '../../contract/followed-meetings.ts';
import { useMoment, useSession } from '../shell/session.ts';
import { EvidenceCard } from './EvidenceCard.tsx';

/** What was planned in Outlook. */
export function PlannedCard({ item }: { readonly item: ReconcileItem }) {
  const { t } = useTranslation('portal');
  const { time } = useSession();
  const moment = useMoment();
  const { planned, organizer, sentAt } = item;
  const rooms = planned.rooms.map(({ name }) => name);
  return (
    <EvidenceCard
      title={t('reconcile.planned')}
      facts={[
        {
          name: t('reconcile.facts.when'),
          value: time.dayAndRange(planned, planned.timeZone).join(' '),
        },
        {
          name: t('reconcile.facts.rooms'),
          value: rooms.length === 0 ? t('reconcile.noRoom') : time.list(rooms),
        },
        { name: t('reconcile.facts.organizer'), value: organizer.name || organizer.mail },
        {
          name: t('reconcile.facts.sent'),
          value: sentAt === null ? t('reconcile.notSent') : moment(sentAt),
        },
        { name: t('reconcile.facts.series'), value: planned.isSeries ? t('reconcile.isSeries') : null },
      ]}
    />
  );
}
