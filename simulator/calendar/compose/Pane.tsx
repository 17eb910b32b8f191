import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';
import type { AddinDescription } from '../../outlook/wire.ts';
import { openAddinFrame } from '../outlook-host/addin-frame.ts';
import type { AddinFrame } from '../outlook-host/addin-frame.ts';
import { ESCAPE, LEAVE_BACKWARDS, LEAVE_FORWARDS, focusNextTo } from '../outlook-host/keyboard.ts';
import type { Addin } from './addin.ts';

interface PaneProps {
  readonly addin: AddinDescription;
  readonly shared: Addin['shared'];
  /** Told of the frame while the pane is open, and of null afterwards. */
  readonly onFrame: (frame: AddinFrame | null) => void;
  /** The ribbon button: Escape in the pane goes back there. */
  readonly opener: RefObject<HTMLButtonElement | null>;
  readonly onClose: () => void;
}

/** The task pane beside the form, 320 px wide where there is room. */
export function Pane({ addin, shared, onFrame, opener, onClose }: PaneProps) {
  const slot = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const parent = slot.current;
    if (!parent) return undefined;
    const opened = openAddinFrame({
      ...shared,
      url: addin.taskpaneUrl,
      title: addin.name,
      parent,
      onNotify(action) {
        if (action === LEAVE_FORWARDS) focusNextTo(parent, 'after');
        if (action === LEAVE_BACKWARDS) focusNextTo(parent, 'before');
        if (action === ESCAPE) opener.current?.focus();
      },
    });
    onFrame(opened);
    return () => {
      onFrame(null);
      opened.close();
    };
  }, [addin, shared, onFrame, opener]);

  return (
    <aside className="pane" aria-label={`${addin.name} pane`}>
      <header>
        <h2>{addin.name}</h2>
        <button type="button" className="quiet" aria-label="Close pane" onClick={onClose}>
          ✕
        </button>
      </header>
      <div className="frame" ref={slot} />
    </aside>
  );
}
