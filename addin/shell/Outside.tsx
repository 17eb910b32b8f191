import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import type { Surroundings } from '../outlook/readiness.ts';
import { Frame } from './Frame.tsx';

/** The pane was opened where there is no Outlook, or where Outlook's library could not be loaded. */
export function Outside({ surroundings }: { readonly surroundings: Surroundings }) {
  const { t } = useTranslation('pane');
  if (surroundings === 'no-library') {
    return (
      <Frame>
        <EmptyState title={t('outside.noLibrary')}>{t('outside.noLibraryDetail')}</EmptyState>
      </Frame>
    );
  }
  return (
    <Frame>
      <EmptyState title={t('outside.title')}>{t('outside.detail')}</EmptyState>
    </Frame>
  );
}
