import type { RefObject } from 'react';
import type { AddinDescription } from '../../outlook/wire.ts';

interface RibbonProps {
  readonly addin: AddinDescription;
  readonly isBusy: boolean;
  readonly isUpdate: boolean;
  readonly isPaneOpen: boolean;
  readonly opener: RefObject<HTMLButtonElement | null>;
  readonly onPane: () => void;
  readonly onSend: () => void;
  readonly onDiscard: () => void;
}

/** The commands of the form, and the add-in's button. */
export function Ribbon(props: RibbonProps) {
  const { addin, isBusy, isUpdate, isPaneOpen, opener } = props;
  return (
    <fieldset className="ribbon bare" aria-label="Meeting commands">
      <button type="button" className="primary" disabled={isBusy} onClick={props.onSend}>
        {isUpdate ? 'Send update' : 'Send'}
      </button>
      <button type="button" onClick={props.onDiscard}>
        Discard
      </button>
      <button type="button" className="addin" ref={opener} aria-pressed={isPaneOpen} onClick={props.onPane}>
        <img src={addin.iconUrl} alt="" width="20" height="20" />
        {addin.name}
      </button>
      {isBusy && <output className="hint">Sending…</output>}
    </fieldset>
  );
}
