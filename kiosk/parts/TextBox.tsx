import { makeStyles, tokens } from '@fluentui/react-components';
import type { TextToRead } from '../../contract/kiosk.ts';

const useStyles = makeStyles({
  text: {
    boxSizing: 'border-box',
    width: '100%',
    maxHeight: 'max(160px, 30dvh)',
    overflowY: 'auto',
    margin: 0,
    padding: '20px 24px',
    borderRadius: '16px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
    fontSize: 'clamp(17px, 2.2vmin, 24px)',
    lineHeight: 1.5,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    ':focus-visible': { outline: `3px solid ${tokens.colorStrokeFocus2}` },
  },
});

/** What there is to read, as it was written: text, whatever it looks like. */
export function TextBox({ label, text }: { readonly label: string; readonly text: TextToRead }) {
  const styles = useStyles();
  return (
    <section
      className={styles.text}
      aria-label={label}
      lang={text.language}
      dir="auto"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached with the keyboard (WCAG 2.1.1)
      tabIndex={0}
    >
      {text.text}
    </section>
  );
}
