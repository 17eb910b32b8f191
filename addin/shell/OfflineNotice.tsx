import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';

export function OfflineNotice() {
  const { t } = useTranslation('pane');
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  if (online) return null;
  return (
    <MessageBar intent="warning" layout="multiline" shape="square">
      <MessageBarBody>
        <MessageBarTitle>{t('offline.title')}</MessageBarTitle>
        {t('offline.detail')}
      </MessageBarBody>
    </MessageBar>
  );
}

function subscribe(changed: () => void): () => void {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
}
