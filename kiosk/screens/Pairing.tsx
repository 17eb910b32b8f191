import { makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PairingTrouble } from '../flow/screen.ts';
import { BigButton } from '../parts/BigButton.tsx';
import { BigField } from '../parts/BigField.tsx';
import { Step } from '../parts/Step.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '24px', width: '100%', maxWidth: '520px' },
  code: { letterSpacing: '0.12em', textTransform: 'uppercase' },
});

interface PairingProps {
  readonly trouble: PairingTrouble | null;
  readonly onPair: (code: string) => void;
}

/** What somebody of the reception sees, once. */
export function Pairing({ trouble, onPair }: PairingProps) {
  const { t } = useTranslation('kiosk');
  const styles = useStyles();
  const [code, setCode] = useState('');
  return (
    <Step title={t('pairing.title')} detail={t('pairing.detail')} isFocusElsewhere>
      <form
        autoComplete="off"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (code.trim() !== '') onPair(code);
        }}
      >
        <BigField
          label={t('pairing.code')}
          value={code}
          onChange={setCode}
          mistake={trouble ? said(trouble) : undefined}
          isFirst
          className={styles.code}
          autoCapitalize="characters"
          maxLength={40}
        />
        <BigButton type="submit" appearance="primary">
          {t('pairing.submit')}
        </BigButton>
      </form>
    </Step>
  );

  function said(why: PairingTrouble): string {
    if (why.why === 'tooOften') return t('pairing.tooOften', { seconds: why.seconds });
    return t(`pairing.${why.why}`);
  }
}
