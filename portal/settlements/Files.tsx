import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettlementId } from '../../contract/settlements.ts';
import { DownloadButton } from '../downloads/DownloadButton.tsx';
import { SelectField } from '../forms/fields.tsx';

const useStyles = makeStyles({
  files: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    maxWidth: '640px',
    '& *': { minWidth: 0 }, // a select is as wide as its longest choice, which a phone is not
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** The files of a settlement, as the person's spreadsheet writes numbers. */
export function Files({ of }: { readonly of: SettlementId }) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const [decimal, setDecimal] = useState('point');
  const path = (layout: string) => `/portal-api/settlements/${of}/export?layout=${layout}&decimal=${decimal}`;
  return (
    <div className={styles.files}>
      <SelectField
        label={t('settlements.file.decimal')}
        value={decimal}
        onChange={setDecimal}
        options={[
          { value: 'point', label: t('settlements.file.point') },
          { value: 'comma', label: t('settlements.file.comma') },
        ]}
      />
      <div className={styles.buttons}>
        <DownloadButton path={path('standard')}>{t('settlements.file.standard')}</DownloadButton>
        <DownloadButton path={path('custom')}>{t('settlements.file.custom')}</DownloadButton>
      </div>
    </div>
  );
}
