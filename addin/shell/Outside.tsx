import { Link } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import type { Surroundings } from '../outlook/readiness.ts';
import { Frame } from './Frame.tsx';

/** What can be read in any browser: what the person was told of their meetings. */
const ON_THE_WEB = '/portal/feed';

/** The pane was opened where it cannot work: without Outlook, on a phone, or without Outlook's library. */
export function Outside({ surroundings }: { readonly surroundings: Surroundings }) {
  const { t } = useTranslation('pane');
  if (surroundings === 'no-library') {
    return (
      <Frame>
        <EmptyState title={t('outside.noLibrary')}>{t('outside.noLibraryDetail')}</EmptyState>
      </Frame>
    );
  }
  const onTheWeb = (
    <Link href={ON_THE_WEB} target="_blank" rel="noreferrer" inline>
      {t('outside.onTheWeb')}
    </Link>
  );
  return (
    <Frame>
      {surroundings === 'phone' ? (
        <EmptyState title={t('outside.phone')} action={onTheWeb}>
          {t('outside.phoneDetail')}
        </EmptyState>
      ) : (
        <EmptyState title={t('outside.title')} action={onTheWeb}>
          {t('outside.detail')}
        </EmptyState>
      )}
    </Frame>
  );
}
