import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ComponentProps } from 'react';

const useStyles = makeStyles({
  big: {
    minHeight: '72px',
    minWidth: '160px',
    maxWidth: 'none',
    padding: '12px 28px',
    fontSize: '22px',
    lineHeight: '28px',
    fontWeight: tokens.fontWeightSemibold,
    borderRadius: '14px',
    textWrap: 'balance',
    '@media (max-width: 480px)': { width: '100%', fontSize: '20px' },
  },
});

/** A button that is met by a gloved finger. */
export function BigButton({ className, ...props }: ComponentProps<typeof Button>) {
  const styles = useStyles();
  return <Button size="large" {...props} className={mergeClasses(styles.big, className)} />;
}
