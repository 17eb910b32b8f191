import { Input, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';

const useStyles = makeStyles({ quantity: { width: '80px' } });

interface QuantityFieldProps {
  readonly label: string;
  readonly value: number;
  readonly most: number;
  /** 0 takes it away. */
  readonly onChange: (quantity: number) => void;
}

/** How many. Counts with every key; what is no number yet, or none at all, counts when the field is left. */
export function QuantityField({ label, value, most, onChange }: QuantityFieldProps) {
  const styles = useStyles();
  const [typed, setTyped] = useState<string | null>(null);
  const put = (text: string) => {
    const quantity = Math.trunc(Number(text));
    if (text.trim() !== '' && quantity >= 1) onChange(Math.min(quantity, most));
  };
  return (
    <Input
      className={styles.quantity}
      type="number"
      inputMode="numeric"
      min={0}
      max={most}
      aria-label={label}
      value={typed ?? String(value)}
      onChange={(_event, data) => {
        setTyped(data.value);
        put(data.value);
      }}
      onBlur={() => {
        if (typed !== null && !(Math.trunc(Number(typed)) >= 1)) onChange(0);
        setTyped(null);
      }}
    />
  );
}
