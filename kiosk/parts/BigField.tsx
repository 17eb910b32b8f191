import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useId, useRef } from 'react';
import type { InputHTMLAttributes } from 'react';

const useStyles = makeStyles({
  field: { display: 'flex', flexDirection: 'column', gap: '8px', width: '100%' },
  label: { fontSize: 'clamp(17px, 2.2vmin, 24px)', lineHeight: 1.35 },
  input: {
    boxSizing: 'border-box',
    width: '100%',
    minHeight: '72px',
    padding: '0 22px',
    borderRadius: '14px',
    border: `2px solid ${tokens.colorNeutralStrokeAccessible}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: '26px',
    lineHeight: '36px',
    ':focus': { outline: `3px solid ${tokens.colorCompoundBrandStroke}`, outlineOffset: '1px' },
  },
  mistake: { margin: 0, fontSize: '18px', lineHeight: '24px', color: tokens.colorPaletteRedForeground1 },
});

interface BigFieldProps extends Pick<InputHTMLAttributes<HTMLInputElement>, 'autoCapitalize' | 'maxLength'> {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly mistake?: string | undefined;
  /** It is the first thing to fill in. */
  readonly isFirst?: boolean;
  readonly className?: string;
}

/** A field as large as the buttons. The browser neither completes nor keeps what is typed: it is the next guest's browser too. */
export function BigField({
  label,
  value,
  onChange,
  mistake,
  isFirst = false,
  className,
  ...more
}: BigFieldProps) {
  const styles = useStyles();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isFirst) input.current?.focus();
  }, [isFirst]);
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <input
        {...more}
        ref={input}
        id={id}
        className={mergeClasses(styles.input, className)}
        type="text"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        aria-invalid={mistake !== undefined}
        {...(mistake !== undefined && { 'aria-describedby': `${id}-mistake` })}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
      {mistake !== undefined && (
        <p id={`${id}-mistake`} role="alert" className={styles.mistake}>
          {mistake}
        </p>
      )}
    </div>
  );
}
