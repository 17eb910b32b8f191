import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Suspense, lazy, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { useSession } from './session.ts';

const PersonPanel = lazy(async () => ({ default: (await import('./PersonPanel.tsx')).PersonPanel }));

const useStyles = makeStyles({
  place: { position: 'relative' },
  name: { maxWidth: '220px', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  panel: {
    position: 'absolute',
    insetInlineEnd: 0,
    top: 'calc(100% + 4px)',
    zIndex: 3,
    boxSizing: 'border-box',
    width: 'min(300px, calc(100vw - 32px))',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
  },
});

/** Whose portal this is: the theme, signing out here or everywhere. Escape and a click elsewhere close it. */
export function PersonMenu() {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const { me } = useSession();
  const place = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);

  useEffect(() => {
    if (!isOpen) return undefined;
    const closeOutside = (event: Event) => {
      if (event.target instanceof Node && !place.current?.contains(event.target)) setOpen(false);
    };
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      place.current?.querySelector('button')?.focus(); // the opener stands first
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    document.addEventListener('keydown', closeOnEscape);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
      document.removeEventListener('keydown', closeOnEscape);
    };
  }, [isOpen]);

  return (
    <div className={styles.place} ref={place}>
      <Button
        appearance="subtle"
        aria-expanded={isOpen}
        aria-controls="person-panel"
        onClick={() => setOpen(!isOpen)}
      >
        <span className={styles.name}>{me.person.name}</span>
      </Button>
      {isOpen && (
        <section id="person-panel" className={styles.panel} aria-label={t('shell.person.label')}>
          <Suspense fallback={<Loading rows={4} rowHeight={24} />}>
            <PersonPanel />
          </Suspense>
        </section>
      )}
    </div>
  );
}
