import { useState } from 'react';
import type { ComponentProps } from 'react';

interface MomentFieldProps extends Pick<ComponentProps<'input'>, 'aria-invalid' | 'aria-describedby'> {
  readonly label: string;
  readonly type: 'date' | 'datetime-local';
  readonly value: string;
  /** Called with each complete date, or date and time, as the field writes it. */
  readonly onText: (text: string) => void;
}

/**
 * A date field that can be typed into. While half a date stands in it, its value is empty; writing the known date back
 * then would take away the digits typed so far, so the field keeps its own text until the focus leaves it.
 */
export function MomentField({ label, value, onText, ...input }: MomentFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <label>
      {label}
      <input
        {...input}
        value={typed ?? value}
        onChange={({ target }) => {
          setTyped(target.value);
          onText(target.value);
        }}
        onBlur={() => setTyped(null)}
        required
      />
    </label>
  );
}
