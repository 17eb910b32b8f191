import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardRequest } from '../../contract/service-teams.ts';
import { RequestCard } from './RequestCard.tsx';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    '@media print': { display: 'none' }, // the sheet is printed instead
  },
});

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

interface RequestListProps {
  readonly requests: readonly BoardRequest[];
  readonly timeZone: string;
  /** A request is being answered in a dialog; null: none is any more. */
  readonly onHold: (request: BoardRequest | null) => void;
}

/** Requests below each other; arrows go from one to the next. One that leaves the list hands the focus to its neighbor. */
export function RequestList({ requests, timeZone, onHold }: RequestListProps) {
  const { t } = useTranslation('portal');
  const styles = useStyles();
  const cards = useRef(new Map<string, HTMLLIElement>());
  const [active, setActive] = useState(0);
  const hasFocus = useRef(false);
  const entry = Math.min(active, requests.length - 1);
  const ids = requests.map(({ id }) => id).join(' ');

  const focus = (index: number) => cards.current.get(requests[index]?.id ?? '')?.focus();
  useEffect(() => {
    // The browser puts the focus on the body when the element that had it goes.
    if (hasFocus.current && document.activeElement === document.body) {
      cards.current.get(ids.split(' ')[entry] ?? '')?.focus();
    }
  }, [ids, entry]);

  const step = (event: KeyboardEvent) => {
    const by = steps[event.key];
    const isTyping = event.target instanceof HTMLElement && event.target.closest('dialog') !== null;
    const next = entry + (by ?? 0);
    if (by === undefined || isTyping || next < 0 || next >= requests.length) return;
    event.preventDefault();
    focus(next);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys move between the requests; the list is not operated itself
    <ul
      className={styles.list}
      aria-label={t('requests.list')}
      onKeyDown={step}
      onFocus={() => {
        hasFocus.current = true;
      }}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget !== null) hasFocus.current = false;
      }}
    >
      {requests.map((request, index) => (
        <RequestCard
          key={request.id}
          request={request}
          timeZone={timeZone}
          tabIndex={index === entry ? 0 : -1}
          cardRef={(card) => {
            if (card) cards.current.set(request.id, card);
            else cards.current.delete(request.id);
          }}
          onFocus={() => setActive(index)}
          onHold={onHold}
        />
      ))}
    </ul>
  );
}
