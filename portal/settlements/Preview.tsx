import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { previewSettlement } from '../../contract/settlements.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { Reading } from '../shell/Reading.tsx';
import { useReading } from '../shell/reading.ts';
import type { Chosen } from './ChoosePeriod.tsx';
import { LockDialog } from './LockDialog.tsx';
import { RowTable } from './RowTable.tsx';
import { Sums } from './Sums.tsx';

/** What a settlement would hold, and the way to lock it. */
export function Preview({ of }: { readonly of: Chosen }) {
  const { t } = useTranslation('portal');
  const { from, to, provider, costCenter } = of;
  const query = { from, to, ...(provider !== '' && { provider }), ...(costCenter !== '' && { costCenter }) };
  const preview = useReading(previewSettlement, { query });
  const [isLocking, setLocking] = useState(false);
  return (
    <Reading of={preview}>
      {(seen) => (
        <>
          {seen.open > 0 && (
            <MessageBar intent="info" layout="multiline">
              <MessageBarBody>{t('settlements.preview.open', { count: seen.open })}</MessageBarBody>
            </MessageBar>
          )}
          {seen.rows === 0 ? (
            <EmptyState title={t('settlements.preview.nothing')}>
              {t('settlements.preview.nothingDetail')}
            </EmptyState>
          ) : (
            <>
              <Sums {...seen} />
              <div>
                <Button appearance="primary" onClick={() => setLocking(true)}>
                  {t('settlements.preview.lock')}
                </Button>
              </div>
              <RowTable
                label={t('settlements.preview.first', { count: seen.first.length })}
                rows={seen.first}
                currency={seen.currency}
              />
            </>
          )}
          {isLocking && <LockDialog chosen={of} seen={seen} onClose={() => setLocking(false)} />}
        </>
      )}
    </Reading>
  );
}
