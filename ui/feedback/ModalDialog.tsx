import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useEffectEvent, useId, useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  dialog: {
    boxSizing: 'border-box',
    width: 'min(600px, calc(100vw - 32px))',
    maxHeight: 'calc(100vh - 32px)',
    padding: tokens.spacingHorizontalXXL,
    overflow: 'auto',
    border: `1px solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    boxShadow: tokens.shadow64,
    '::backdrop': { backgroundColor: 'rgba(0, 0, 0, 0.4)' },
    '@media (max-width: 480px)': { padding: tokens.spacingHorizontalL },
  },
  title: {
    ...typographyStyles.subtitle1,
    margin: `0 0 ${tokens.spacingVerticalM}`,
    overflowWrap: 'anywhere',
  },
});

interface ModalDialogProps {
  readonly title: string;
  /** Escape was pressed; whoever opened the dialog takes it away. */
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * The browser's own modal dialog: it holds the focus, takes the rest of the page away from everybody, and gives both back
 * when it goes, even when the whole page goes with it. A click beside it does not close it: what was typed would be lost.
 */
export function ModalDialog({ title, onClose, children }: ModalDialogProps) {
  const styles = useStyles();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const close = useEffectEvent(onClose);
  useLayoutEffect(() => {
    const { current } = dialog;
    if (!current) return undefined;
    show(current);
    const cancel = (event: Event) => {
      event.preventDefault(); // React takes it away; the browser alone would leave it in the page, closed
      close();
    };
    current.addEventListener('cancel', cancel);
    return () => {
      current.removeEventListener('cancel', cancel);
      if (typeof current.close === 'function') current.close(); // the focus goes back to where it was
    };
  }, []);

  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      {children}
    </dialog>
  );
}

/** Test environments without layout know the element and not what it does. */
function show(dialog: HTMLDialogElement): void {
  if (typeof dialog.showModal === 'function') dialog.showModal();
  else dialog.setAttribute('open', '');
}
