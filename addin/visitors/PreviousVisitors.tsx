import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { findPreviousVisitors } from '../../contract/previous-visitors.ts';
import type { PreviousVisitor } from '../../contract/previous-visitors.ts';
import { usePane } from '../shell/pane.ts';
import type { VisitorDraft } from './visitor-draft.ts';

/** One letter fits half of everybody. */
const LEAST_TYPED = 2;
const STALE_MS = 60_000;

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  one: { justifyContent: 'flex-start', textAlign: 'start', minWidth: 0, width: '100%' },
  who: { overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface PreviousVisitorsProps {
  readonly draft: VisitorDraft;
  /** Addresses of those who are registered for this meeting already. */
  readonly expected: readonly (string | null)[];
  readonly onChoose: (visitor: PreviousVisitor) => void;
}

/** Whom the person has expected before and may mean again. Nothing is filled in before they say so. */
export function PreviousVisitors({ draft, expected, onChoose }: PreviousVisitorsProps) {
  const { t } = useTranslation('pane');
  const styles = useStyles();
  const { call } = usePane();
  const typed = useDeferredValue(draft.name.trim() || draft.mail.trim());
  const isWanted = !draft.isGroup && typed.length >= LEAST_TYPED;
  const found = useQuery({
    queryKey: ['previous-visitors', typed],
    queryFn: async ({ signal }) => await call(findPreviousVisitors, { query: { search: typed } }, { signal }),
    enabled: isWanted,
    staleTime: STALE_MS,
    placeholderData: keepPreviousData,
  });
  const shown = isWanted
    ? (found.data?.visitors ?? []).filter(
        (one) => !isTyped(one, draft) && (one.mail === null || !expected.includes(one.mail)),
      )
    : [];
  if (shown.length === 0) return null;
  return (
    <div>
      <Caption1 className={styles.quiet}>{t('visitors.previous')}</Caption1>
      <ul className={styles.list} aria-label={t('visitors.previous')}>
        {shown.map((one) => (
          <li key={one.mail ?? `${one.name} ${one.company ?? ''}`}>
            <Button size="small" appearance="subtle" className={styles.one} onClick={() => onChoose(one)}>
              <span className={styles.who}>
                <bdi>{one.name}</bdi>
                <Caption1 block className={styles.quiet}>
                  <bdi>{[one.company, one.mail].filter((part) => part !== null).join(' · ')}</bdi>
                </Caption1>
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** It stands on the form already. */
function isTyped({ name, mail }: PreviousVisitor, draft: VisitorDraft): boolean {
  return name === draft.name.trim() && (mail ?? '') === draft.mail.trim();
}
