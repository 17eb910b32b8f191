import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    columnGap: '28px',
    rowGap: '10px',
    margin: 0,
    fontSize: 'clamp(20px, 3vmin, 34px)',
    lineHeight: 1.3,
    '@media (max-width: 420px)': { gridTemplateColumns: 'minmax(0, 1fr)', rowGap: 0 },
  },
  name: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  kept: {
    margin: 0,
    fontSize: 'clamp(15px, 1.9vmin, 20px)',
    lineHeight: 1.4,
    color: tokens.colorNeutralForeground2,
  },
});

/** What is known, each with its name. */
export function Facts({ all }: { readonly all: readonly (readonly [name: string, value: string])[] }) {
  const styles = useStyles();
  return (
    <dl className={styles.facts}>
      {all.map(([name, value]) => [
        <dt key={name} className={styles.name}>
          {name}
        </dt>,
        <dd key={`${name} is`} className={styles.value}>
          <bdi>{value}</bdi>
        </dd>,
      ])}
    </dl>
  );
}

/** How long it is kept, in a small voice. */
export function Kept({ children }: { readonly children: string }) {
  return <p className={useStyles().kept}>{children}</p>;
}
