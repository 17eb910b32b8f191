import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Instant } from '../../contract/primitives.ts';
import { ModalDialog } from '../../ui/feedback/ModalDialog.tsx';
import { useMoment } from '../shell/session.ts';

const useStyles = makeStyles({
  code: {
    display: 'block',
    margin: `${tokens.spacingVerticalM} 0`,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: 'clamp(26px, 9vw, 44px)',
    lineHeight: 1.2,
    letterSpacing: '0.06em',
    textAlign: 'center',
    userSelect: 'all',
  },
});

export interface MadeCode {
  readonly name: string;
  readonly code: string;
  readonly until: Instant | null;
}

interface PairingCodeProps {
  readonly made: MadeCode;
  readonly address: string;
  readonly onClose: () => void;
}

/** Shows a code, this once, so large that it can be read from a step away. */
export function PairingCode({ made: { name, code, until }, address, onClose }: PairingCodeProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const moment = useMoment();
  return (
    <ModalDialog title={t('kiosks.once.title', { name })} onClose={onClose}>
      <Body1>{t('kiosks.once.detail', { address, until: until === null ? '' : moment(until) })}</Body1>
      <output className={styles.code} aria-label={t('kiosks.once.label')}>
        {code}
      </output>
      <div>
        <Button appearance="primary" onClick={onClose}>
          {t('kiosks.once.done')}
        </Button>
      </div>
    </ModalDialog>
  );
}
