import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(120px, 200px) minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    margin: 0,
    '@media (max-width: 480px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  /** Names of a word or two leave room for their values even on a phone. */
  short: {
    gridTemplateColumns: '112px minmax(0, 1fr)',
    '@media (max-width: 480px)': { gridTemplateColumns: '96px minmax(0, 1fr)' },
  },
  name: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, minWidth: 0, overflowWrap: 'anywhere' },
});

interface FactsProps {
  /** A fact whose value is null is left out. */
  readonly of: readonly { readonly name: string; readonly value: ReactNode }[];
  readonly hasShortNames?: boolean;
}

/** Names beside values. */
export function Facts({ of, hasShortNames = false }: FactsProps) {
  const styles = useStyles();
  return (
    <dl className={mergeClasses(styles.facts, hasShortNames && styles.short)}>
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
