import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { COUNTED_SECONDS } from '../flow/idle.ts';
import { BigButton } from './BigButton.tsx';

const useStyles = makeStyles({
  dialog: {
    boxSizing: 'border-box',
    width: 'min(640px, calc(100vw - 32px))',
    padding: 'clamp(24px, 5vmin, 56px)',
    border: 0,
    borderRadius: '24px',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    boxShadow: tokens.shadow64,
    textAlign: 'center',
    '::backdrop': { backgroundColor: 'rgba(0, 0, 0, 0.6)' },
    '@media (forced-colors: active)': { border: '2px solid CanvasText' },
  },
  title: { margin: 0, fontSize: 'clamp(26px, 4vmin, 44px)', lineHeight: 1.2 },
  detail: { margin: '16px 0 0', fontSize: 'clamp(18px, 2.5vmin, 26px)', lineHeight: 1.4 },
  bar: {
    height: '8px',
    margin: '24px 0',
    borderRadius: '4px',
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground4,
    '@media (forced-colors: active)': { border: '1px solid CanvasText' },
  },
  left: {
    height: '100%',
    backgroundColor: tokens.colorBrandBackground,
    '@media (forced-colors: active)': { backgroundColor: 'Highlight', forcedColorAdjust: 'none' },
  },
  stay: { width: '100%' },
});

interface IdleNoticeProps {
  readonly left: number;
  readonly onStay: () => void;
}

/** The last seconds before what was begun is forgotten. */
export function IdleNotice({ left, onStay }: IdleNoticeProps) {
  const { t } = useTranslation('kiosk');
  const styles = useStyles();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      className={styles.dialog}
      aria-labelledby="idle-title"
      aria-describedby="idle-detail"
      onCancel={(event) => {
        event.preventDefault();
        onStay();
      }}
    >
      <h2 id="idle-title" className={styles.title}>
        {t('idle.title')}
      </h2>
      <p id="idle-detail" className={styles.detail}>
        {t('idle.detail', { count: left })}
      </p>
      <div className={styles.bar} aria-hidden="true">
        <div className={styles.left} style={{ width: `${(100 * left) / COUNTED_SECONDS}%` }} />
      </div>
      <BigButton appearance="primary" className={styles.stay} onClick={onStay}>
        {t('idle.stay')}
      </BigButton>
    </dialog>
  );
}
