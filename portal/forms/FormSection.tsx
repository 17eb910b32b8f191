import { Caption1, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Mistakes } from './use-submit.ts';

const useStyles = makeStyles({
  section: {
    minWidth: 0,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  // The triangle of the browser stays: it says in every look whether there is more.
  summary: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    cursor: 'pointer',
    overflowWrap: 'anywhere',
    borderRadius: tokens.borderRadiusLarge,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  title: { ...typographyStyles.subtitle2, display: 'inline', margin: 0 },
  said: { color: tokens.colorNeutralForeground2 },
  fields: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    minWidth: 0,
    padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingHorizontalL}`,
    '@media (max-width: 480px)': {
      paddingLeft: tokens.spacingHorizontalM,
      paddingRight: tokens.spacingHorizontalM,
    },
  },
});

interface FormSectionProps {
  readonly title: string;
  /** What is chosen within, in a few words; it is read while the section is closed. */
  readonly summary: string;
  /** Where mistakes within are, as beginnings of pointers: a section with one opens by itself. */
  readonly pointers: readonly string[];
  readonly mistakes: Mistakes;
  readonly isOpenAtFirst?: boolean;
  /** Within another section. */
  readonly isInner?: boolean;
  readonly children: ReactNode;
}

/** A part of a long form that opens and closes. What was typed within stays when it closes. */
export function FormSection(props: FormSectionProps) {
  const { title, summary, pointers, mistakes, isOpenAtFirst = false, isInner = false, children } = props;
  const styles = useStyles();
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const isWrong = [...mistakes.keys()].some((at) => pointers.some((pointer) => at.startsWith(pointer)));
  const Heading = isInner ? 'h3' : 'h2';
  return (
    <details
      className={styles.section}
      open={isOpen || isWrong} // at once, so that the first field with a mistake can take the focus
      onToggle={(event) => {
        if (event.target === event.currentTarget) setOpen(event.currentTarget.open);
      }}
    >
      <summary className={styles.summary}>
        <Heading className={styles.title}>{title}</Heading>
        {summary !== '' && (
          <Caption1 block className={styles.said}>
            {summary}
          </Caption1>
        )}
      </summary>
      <div className={styles.fields}>{children}</div>
    </details>
  );
}
