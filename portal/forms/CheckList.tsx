import { Caption1, Checkbox, makeStyles } from '@fluentui/react-components';
import { useId } from 'react';

const useStyles = makeStyles({
  field: { margin: 0, padding: 0, border: 'none', minWidth: 0 },
  legend: { padding: 0 },
  options: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(160px, 100%), 1fr))',
  },
});

interface CheckListProps<V> {
  readonly legend: string;
  readonly hint?: string;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly chosen: readonly V[];
  /** In the order of the options. */
  readonly onChange: (chosen: readonly V[]) => void;
}

/** Any number of a few things, all in sight. */
export function CheckList<V extends string | number>(props: CheckListProps<V>) {
  const { legend, hint, options, chosen, onChange } = props;
  const styles = useStyles();
  const id = useId();
  const turn = (value: V) =>
    onChange(
      options
        .map((one) => one.value)
        .filter((one) => (one === value ? !chosen.includes(value) : chosen.includes(one))),
    );
  return (
    <fieldset className={styles.field} {...(hint !== undefined && { 'aria-describedby': id })}>
      <legend className={styles.legend}>{legend}</legend>
      {hint !== undefined && <Caption1 id={id}>{hint}</Caption1>}
      <div className={styles.options}>
        {options.map(({ value, label }) => (
          <Checkbox key={value} label={label} checked={chosen.includes(value)} onChange={() => turn(value)} />
        ))}
      </div>
    </fieldset>
  );
}
