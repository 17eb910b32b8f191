import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';

export function RetryButton({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useTranslation('ui');
  return <Button onClick={onRetry}>{t('tryAgain')}</Button>;
}
