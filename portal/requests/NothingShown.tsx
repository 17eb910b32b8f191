import { useTranslation } from 'react-i18next';
import type { BoardView } from '../../contract/board.ts';
import { Instant } from '../../contract/primitives.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { useSession } from '../shell/session.ts';
import type { BoardChoice } from './board-view.ts';

const days: ReadonlySet<BoardView> = new Set(['today', 'tomorrow']);

interface NothingShownProps {
  readonly team: string;
  readonly choice: BoardChoice;
}

/** Why a view is empty. */
export function NothingShown({ team, choice: { view, day, words } }: NothingShownProps) {
  const { t } = useTranslation('portal');
  const { time } = useSession();
  if (words !== '') {
    return (
      <EmptyState title={t('requests.empty.found')}>
        {t('requests.empty.foundDetail', { team, words })}
      </EmptyState>
    );
  }
  if (view === 'to-answer') {
    return (
      <EmptyState title={t('requests.empty.waiting')}>
        {t('requests.empty.waitingDetail', { team })}
      </EmptyState>
    );
  }
  if (day === null) {
    return (
      <EmptyState title={t(days.has(view) ? 'requests.empty.day' : 'requests.empty.view')}>
        {t('requests.empty.viewDetail', { team })}
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t('requests.empty.day')}>
      {t('requests.empty.dayDetail', { team, day: time.day(Instant.parse(`${day}T12:00:00Z`), 'UTC') })}
    </EmptyState>
  );
}
