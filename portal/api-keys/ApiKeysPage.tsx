import { Body1, Button, useRestoreFocusTarget } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listApiKeys } from '../../contract/api-keys.ts';
import type { ApiKeyReply } from '../../contract/api-keys.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { LinkButton } from '../shell/LinkButton.tsx';
import { Page } from '../shell/Page.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import { useSession } from '../shell/session.ts';
import { AddKeyDialog } from './AddKeyDialog.tsx';
import { KeyTable } from './KeyTable.tsx';
import { NewKeyDialog } from './NewKeyDialog.tsx';
import type { NewKey } from './NewKeyDialog.tsx';
import { RevokeKey } from './RevokeKey.tsx';

/** Admin Center → API keys. */
export function ApiKeysPage() {
  const { t } = useTranslation('portal');
  const { may } = useSession();
  const keys = useReading(listApiKeys);
  const opener = useRestoreFocusTarget();
  const [isAdding, setAdding] = useState(false);
  const [made, setMade] = useState<NewKey | null>(null);
  const [revoking, setRevoking] = useState<ApiKeyReply | null>(null);
  const mayWrite = may('keys.write');
  return (
    <Page
      title={t('apiKeys.title')}
      path={[{ label: t('shell.adminCenter') }]}
      actions={
        mayWrite && (
          <Button appearance="primary" onClick={() => setAdding(true)} {...opener}>
            {t('apiKeys.add')}
          </Button>
        )
      }
    >
      <Body1>{t('apiKeys.intro')}</Body1>
      <div>
        <LinkButton href="/api/docs">{t('apiKeys.docs')}</LinkButton>
      </div>
      <Reading of={keys}>
        {({ keys: all }) =>
          all.length === 0 ? (
            <EmptyState title={t('apiKeys.empty.title')}>{t('apiKeys.empty.detail')}</EmptyState>
          ) : (
            <KeyTable all={all} onRevoke={mayWrite ? setRevoking : null} />
          )
        }
      </Reading>
      {isAdding && (
        <AddKeyDialog
          onMade={(key) => {
            setAdding(false);
            setMade(key);
          }}
          onClose={() => setAdding(false)}
        />
      )}
      {made && <NewKeyDialog made={made} onClose={() => setMade(null)} />}
      {revoking && <RevokeKey apiKey={revoking} onClose={() => setRevoking(null)} />}
    </Page>
  );
}
