import { Body1, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '../forms/Form.tsx';
import { LinkButton } from '../shell/LinkButton.tsx';

const useStyles = makeStyles({
  words: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
});

/** Rows are named by the report; the fields here say what is missing themselves. */
const nothingWrong: ReadonlyMap<string, string> = new Map();

interface ImportFormProps {
  readonly title: string;
  readonly intro: string;
  /** What is taken: the columns of a file, say. */
  readonly hint: string;
  readonly problem: unknown;
  readonly isSending: boolean;
  /** It was tried and every row is right: pressing again brings it in. */
  readonly isRight: boolean;
  /** Where somebody goes who leaves it. */
  readonly home: string;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

/** What is asked before something is brought in: tried first, done by the same button once nothing is wrong. */
export function ImportForm({
  title,
  intro,
  hint,
  problem,
  isSending,
  isRight,
  home,
  onSubmit,
  children,
}: ImportFormProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  return (
    <>
      <div className={styles.words}>
        <Body1>{intro}</Body1>
        <Caption1>{hint}</Caption1>
      </div>
      <Form
        label={title}
        mistakes={nothingWrong}
        problem={problem}
        onSubmit={onSubmit}
        actions={
          <>
            <Button type="submit" appearance="primary" disabledFocusable={isSending}>
              {isRight ? t('imports.button') : t('imports.try')}
            </Button>
            <LinkButton to={home}>{t('shell.form.cancel')}</LinkButton>
          </>
        }
      >
        {children}
      </Form>
    </>
  );
}
