import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeIcon } from './Icons.tsx';

const useStyles = makeStyles({
  field: {
    display: 'flex',
    alignItems: 'center',
    gap: '20px',
    boxSizing: 'border-box',
    width: '100%',
    minHeight: '96px',
    padding: '16px 28px',
    borderRadius: '18px',
    border: `2px dashed ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorNeutralForeground1,
    fontSize: 'clamp(18px, 2.4vmin, 26px)',
    lineHeight: 1.3,
    ':focus-within': { border: `2px solid ${tokens.colorCompoundBrandStroke}` },
  },
  icon: { display: 'flex', flexShrink: 0, color: tokens.colorBrandForeground1 },
  // A scanner is a keyboard: what it types goes here. Nobody reads it, and no keyboard comes up on the screen.
  input: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    padding: 0,
    border: 0,
    opacity: 0,
  },
  place: { position: 'relative', width: '100%' },
});

interface ScanFieldProps {
  readonly children: string;
  readonly onScanned: (text: string) => void;
  readonly className?: string;
}

/** Where a scanner types to. It takes the focus whenever nothing else has it. */
export function ScanField({ children, onScanned, className }: ScanFieldProps) {
  const { t } = useTranslation('kiosk');
  const styles = useStyles();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  useEffect(() => {
    const take = () => {
      if (document.activeElement === document.body || document.activeElement === null) input.current?.focus();
    };
    input.current?.focus();
    const timer = setInterval(take, 500); // a touch beside everything takes the focus away and tells nobody
    return () => clearInterval(timer);
  }, []);
  return (
    <form
      autoComplete="off"
      className={mergeClasses(styles.place, className)}
      onSubmit={(event) => {
        event.preventDefault();
        setText('');
        if (text.trim() !== '') onScanned(text);
      }}
    >
      <label className={styles.field}>
        <span className={styles.icon}>
          <CodeIcon size={44} />
        </span>
        <span>{children}</span>
        <input
          ref={input}
          aria-label={t('code.label')}
          className={styles.input}
          type="text"
          inputMode="none"
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          maxLength={500}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </label>
    </form>
  );
}
