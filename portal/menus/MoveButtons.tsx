import { Button } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular } from '@fluentui/react-icons';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

interface MoveButtonsProps {
  /** Of what is moved. */
  readonly name: string;
  readonly mayUp: boolean;
  readonly mayDown: boolean;
  readonly onMove: (by: -1 | 1) => void;
}

/** Moves something up or down its list; the focus goes along with what was moved. */
export function MoveButtons({ name, mayUp, mayDown, onMove }: MoveButtonsProps) {
  const { t } = useTranslation('portal');
  const buttons = useRef<HTMLSpanElement>(null);
  const pressed = useRef<-1 | 1 | null>(null);
  useEffect(() => {
    // A row that moves through the page loses the focus on the way.
    const isLost = pressed.current !== null && document.activeElement === document.body;
    if (isLost) buttons.current?.querySelectorAll('button')[pressed.current === -1 ? 0 : 1]?.focus();
  });
  const move = (by: -1 | 1) => {
    pressed.current = by;
    onMove(by);
  };
  const leave = () => {
    if (document.hasFocus() && document.activeElement !== document.body) pressed.current = null;
  };
  return (
    <span ref={buttons}>
      <Button
        size="small"
        appearance="subtle"
        icon={<ArrowUpRegular />}
        aria-label={t('menus.up', { name })}
        disabledFocusable={!mayUp}
        onClick={() => move(-1)}
        onBlur={leave}
      />
      <Button
        size="small"
        appearance="subtle"
        icon={<ArrowDownRegular />}
        aria-label={t('menus.down', { name })}
        disabledFocusable={!mayDown}
        onClick={() => move(1)}
        onBlur={leave}
      />
    </span>
  );
}
