import { makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TextToRead } from '../../contract/kiosk.ts';
import type { Guest } from '../flow/screen.ts';
import { BigButton } from '../parts/BigButton.tsx';
import { Facts, Kept } from '../parts/Facts.tsx';
import { HouseRules } from '../parts/HouseRules.tsx';
import { Step } from '../parts/Step.tsx';

const useStyles = makeStyles({
  hosts: {
    display: 'flex',
    flexDirection: 'column',
    gap: '16px',
    width: '100%',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  host: { width: '100%', justifyContent: 'flex-start', textAlign: 'start' },
});

interface ChooseHostProps {
  readonly guest: Guest;
  /** One at least. */
  readonly hosts: readonly string[];
  readonly rules: TextToRead | null;
  readonly retentionDays: number;
  readonly onHost: (host: string) => void;
  readonly onDecline: () => void;
  readonly onCancel: () => void;
}

/** Who was not announced says whom they mean, where several may be meant, and checks in. */
export function ChooseHost({
  guest,
  hosts,
  rules,
  retentionDays,
  onHost,
  onDecline,
  onCancel,
}: ChooseHostProps) {
  const { t } = useTranslation('kiosk');
  const styles = useStyles();
  const [first, ...others] = hosts;
  const [chosen, choose] = useState(others.length === 0 ? first : undefined);
  const cancel = (
    <BigButton appearance="subtle" onClick={onCancel}>
      {t('cancel')}
    </BigButton>
  );
  if (chosen === undefined) {
    return (
      <Step title={t('unexpected.which')} detail={t('unexpected.somebodyElse')} actions={cancel}>
        <ul className={styles.hosts} aria-label={t('unexpected.which')}>
          {hosts.map((host) => (
            <li key={host}>
              <BigButton className={styles.host} onClick={() => choose(host)}>
                <bdi>{host}</bdi>
              </BigButton>
            </li>
          ))}
        </ul>
      </Step>
    );
  }
  return (
    <Step
      title={t('unexpected.right')}
      detail={t('unexpected.somebodyElse')}
      actions={
        <>
          <BigButton appearance="primary" onClick={() => onHost(chosen)}>
            {t(rules ? 'rules.accept' : 'found.checkIn')}
          </BigButton>
          {rules && <BigButton onClick={onDecline}>{t('rules.decline')}</BigButton>}
          {cancel}
        </>
      }
    >
      <Facts
        all={[
          [t('unexpected.name'), guest.name],
          [t('found.host'), chosen],
        ]}
      />
      {rules && <HouseRules rules={rules} />}
      <Kept>{t('found.kept', { count: retentionDays })}</Kept>
    </Step>
  );
}
