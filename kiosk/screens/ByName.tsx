import { makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BigButton } from '../parts/BigButton.tsx';
import { BigField } from '../parts/BigField.tsx';
import { Step } from '../parts/Step.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: 'clamp(16px, 2.6vmin, 32px)', width: '100%' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '16px' },
});

const fields = ['own', 'host'] as const;
type Names = Readonly<Record<(typeof fields)[number], string>>;

interface ByNameProps {
  readonly onNames: (names: { readonly name: string; readonly host: string }) => void;
  readonly onBack: () => void;
}

/** Who has no code says two names; nothing is offered or completed, because that would say who else is expected. */
export function ByName({ onNames, onBack }: ByNameProps) {
  const { t } = useTranslation('kiosk');
  const styles = useStyles();
  const [names, setNames] = useState<Names>({ own: '', host: '' });
  const [isMissing, setMissing] = useState(false);
  const submit = () => {
    const [own, host] = [names.own.trim(), names.host.trim()];
    setMissing(own === '' || host === '');
    if (own !== '' && host !== '') onNames({ name: own, host });
  };
  return (
    <Step title={t('name.title')} isFocusElsewhere>
      <form
        autoComplete="off"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {fields.map((one, at) => (
          <BigField
            key={one}
            label={t(`name.${one}`)}
            value={names[one]}
            onChange={(value) => setNames((before) => ({ ...before, [one]: value }))}
            mistake={isMissing && names[one].trim() === '' ? t('name.missing') : undefined}
            isFirst={at === 0}
            autoCapitalize="words"
            maxLength={300}
          />
        ))}
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
