import { useId } from 'react';
import type { ReactNode } from 'react';

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly onChoose: (value: string) => void;
  /** Options. */
  readonly children: ReactNode;
  readonly className?: string;
}

/** A select beside its label, not inside it: else its options would be part of the label's text. */
export function Choice({ label, value, onChoose, children, className }: ChoiceProps) {
  const id = useId();
  return (
    <div className={className ?? 'field'}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ target }) => onChoose(target.value)}>
        {children}
      </select>
    </div>
  );
}
