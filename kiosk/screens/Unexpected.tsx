import { makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VisitorId } from '../../contract/visitor-ids.ts';
import type { Guest } from '../flow/screen.ts';
import { BigButton } from '../parts/BigButton.tsx';
import { BigField } from '../parts/BigField.tsx';
import { Step } from '../parts/Step.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: 'clamp(16px, 2.6vmin, 32px)', width: '100%' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '16px' },
});

interface UnexpectedProps {
  readonly onGuest: (guest: Guest, host: string) => void;
  readonly onBack: () => void;
}

/** Who was not announced says who they are, and whom they visit; no colleague is offered for what is typed. */
export function Unexpected({ onGuest, onBack }: UnexpectedProps) {
  const { t } = useTranslation('kiosk');
  const styles = useStyles();
  const [typed, setTyped] = useState({ own: '', company: '', host: '' });
  const [isMissing, setMissing] = useState(false);
  const submit = () => {
    const [name, company, host] = [typed.own.trim(), typed.company.trim(), typed.host.trim()];
    setMissing(name === '' || host === '');
    if (name === '' || host === '') return;
    onGuest({ id: VisitorId.parse(crypto.randomUUID()), name, company }, host);
  };
  const field = (one: keyof typeof typed, label: string, isNeeded: boolean) => (
    <BigField
      label={label}
      value={typed[one]}
      onChange={(value) => setTyped((before) => ({ ...before, [one]: value }))}
      mistake={isNeeded && isMissing && typed[one].trim() === '' ? t('name.missing') : undefined}
      isFirst={one === 'own'}
      autoCapitalize="words"
      maxLength={one === 'company' ? 200 : 300}
    />
  );
  return (
    <Step title={t('unexpected.title')} isFocusElsewhere>
      <form
        autoComplete="off"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {field('own', t('name.own'), true)}
        {field('company', t('unexpected.company'), false)}
        {field('host', t('name.host'), true)}
        <div className={styles.actions}>
          <BigButton type="submit" appearance="primary">
            {t('name.submit')}
          </BigButton>
          <BigButton appearance="subtle" onClick={onBack}>
            {t('back')}
          </BigButton>
        </div>
      </form>
    </Step>
  );
}
