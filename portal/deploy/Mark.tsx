import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled, ClockRegular, ErrorCircleFilled, InfoRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  mark: { display: 'flex', gap: tokens.spacingHorizontalXS, alignItems: 'flex-start' },
  sign: { display: 'flex', fontSize: '20px', flex: 'none' },
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  open: { color: tokens.colorNeutralForeground2 },
  waiting: { color: tokens.colorNeutralForeground2 },
});

const signs = {
  good: <CheckmarkCircleFilled />,
  bad: <ErrorCircleFilled />,
  open: <InfoRegular />,
  waiting: <ClockRegular />,
};

interface MarkProps {
  readonly is: keyof typeof signs;
  readonly children: ReactNode;
}

/** Words with a sign before them; the words say everything. */
export function Mark({ is, children }: MarkProps) {
  const styles = useStyles();
  return (
    <span className={styles.mark}>
      <span className={mergeClasses(styles.sign, styles[is])} aria-hidden="true">
        {signs[is]}
      </span>
      <span>{children}</span>
    </span>
  );
}
