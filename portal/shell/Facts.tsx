import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(120px, 200px) minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    margin: 0,
    '@media (max-width: 480px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  name: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, minWidth: 0, overflowWrap: 'anywhere' },
});

interface FactsProps {
  /** A fact whose value is null is left out. */
  readonly of: readonly { readonly name: string; readonly value: ReactNode }[];
}

/** Names beside values. */
export function Facts({ of }: FactsProps) {
  const styles = useStyles();
  return (
    <dl className={styles.facts}>
      {of
        .filter(({ value }) => value !== null)
        .map(({ name, value }, index) => [
          <dt key={`name ${index}`} className={styles.name}>
            {name}
          </dt>,
          <dd key={`value ${index}`} className={styles.value}>
            {value}
          </dd>,
        ])}
    </dl>
  );
}
