import { Skeleton, SkeletonItem, makeStyles, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import '../texts/en.ts';

const useStyles = makeStyles({
  rows: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
});

interface LoadingProps {
  readonly rows: number;
  /** Height of one row in CSS pixels, so that nothing jumps when the content comes. */
  readonly rowHeight: 16 | 24 | 64 | 72;
}

export function Loading({ rows, rowHeight }: LoadingProps) {
  const { t } = useTranslation('ui');
  const styles = useStyles();
  return (
    <Skeleton aria-label={t('loading')} className={styles.rows}>
      {Array.from({ length: rows }, (_unused, row) => (
        <SkeletonItem key={row} size={rowHeight} />
      ))}
    </Skeleton>
  );
}
