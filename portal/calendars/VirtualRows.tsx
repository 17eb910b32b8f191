import { makeStyles, tokens } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { stepOf } from './row-step.ts';

const useStyles = makeStyles({
  frame: {
    maxHeight: 'min(560px, 70vh)',
    overflow: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  list: { position: 'relative', margin: 0, padding: 0, listStyleType: 'none' },
  row: {
    position: 'absolute',
    top: 0,
    left: 0,
    boxSizing: 'border-box',
    width: '100%',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
});

interface VirtualRowsProps {
  readonly label: string;
  readonly count: number;
  readonly keyOf: (index: number) => string;
  /** About how high a row is, in pixels; it is measured once it is drawn. */
  readonly rowHeight: number;
  /** Draws a row; its controls take `tabIndex`, so that one press of Tab leaves the list. */
  readonly renderRow: (index: number, tabIndex: 0 | -1) => ReactNode;
}

/**
 * Thousands of rows of which only those in sight are drawn. Tab goes to one row; arrows, Page up, Page down, Home and End
 * go from row to row. What is not drawn is still counted out to people who use a screen reader.
 */
export function VirtualRows({ label, count, keyOf, rowHeight, renderRow }: VirtualRowsProps) {
  const styles = useStyles();
  const frame = useRef<HTMLDivElement>(null);
  const goal = useRef<number | null>(null);
  const [active, setActive] = useState(0);
  // oxlint-disable-next-line react/incompatible-library -- it draws anew by itself, and no compiler memoizes this page
  const rows = useVirtualizer({
    count,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    getItemKey: keyOf,
    overscan: 8,
  });
  const drawn = rows.getVirtualItems();
  const entry = drawn.some(({ index }) => index === active) ? active : (drawn[0]?.index ?? 0);

  useLayoutEffect(() => {
    if (goal.current === null) return;
    const control = frame.current?.querySelector(`[data-index="${goal.current}"] :is(input, button, a)`);
    if (!(control instanceof HTMLElement)) return; // it is scrolled to, and not drawn yet
    goal.current = null;
    control.focus({ preventScroll: true });
  });

  const move = (event: KeyboardEvent) => {
    const from = Number(
      (event.target as Element).closest('[data-index]')?.getAttribute('data-index') ?? entry,
    );
    const to = stepOf(event.key, from, count);
    if (to === null) return;
    event.preventDefault();
    goal.current = to;
    setActive(to);
    rows.scrollToIndex(to);
  };
  return (
    <div className={styles.frame} ref={frame}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys move between the rows' own controls; the list is not operated itself */}
      <ul
        aria-label={label}
        className={styles.list}
        style={{ height: rows.getTotalSize() }}
        onKeyDown={move}
        onFocus={(event) =>
          setActive(Number(event.target.closest('[data-index]')?.getAttribute('data-index') ?? 0))
        }
      >
        {drawn.map(({ index, key, start }) => (
          <li
            key={key}
            ref={rows.measureElement}
            data-index={index}
            aria-setsize={count}
            aria-posinset={index + 1}
            className={styles.row}
            style={{ transform: `translateY(${start}px)` }}
          >
            {renderRow(index, index === entry ? 0 : -1)}
          </li>
        ))}
      </ul>
    </div>
  );
}
