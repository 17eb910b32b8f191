import { useCallback, useEffect, useId, useRef, useState } from 'react';
import type { MeetingSeen, Session } from '../../outlook/wire.ts';
import type { CalendarApi } from '../api.ts';
import type { AddinFrame } from '../outlook-host/addin-frame.ts';
import type { Item, ItemState } from '../outlook-host/item.ts';
import type { Switches } from '../outlook-host/switches.ts';
import { createAddin } from './addin.ts';
import { AskPerson } from './AskPerson.tsx';
import { Fields } from './Fields.tsx';
import { Notifications } from './Notifications.tsx';
import { Pane } from './Pane.tsx';
import { Ribbon } from './Ribbon.tsx';
import { SmartAlert } from './SmartAlert.tsx';
import { createSender } from './send.ts';
import { useSending } from './use-sending.ts';

interface ComposeFormProps {
  readonly api: CalendarApi;
  readonly session: Session;
  readonly item: Item;
  /** The state in which a kept meeting was opened; null for a new one. */
  readonly opened: ItemState | null;
  /** Original start of the occurrence from which on a series is changed; null in all other cases. */
  readonly splitAt: string | null;
  readonly switches: Switches;
  readonly onSent: (seen: MeetingSeen) => void;
  readonly onDiscard: () => void;
  readonly onSettings: (settings: Readonly<Record<string, string>>) => void;
}

/** The form of one meeting with the add-in's pane beside it; the form and the add-in share one item. */
export function ComposeForm(props: ComposeFormProps) {
  const { api, session, item, opened } = props;
  const errorId = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const frame = useRef<AddinFrame>(null);
  const [isPaneOpen, setPaneOpen] = useState(false);
  const [question, setQuestion] = useState<((answer: boolean) => void) | null>(null);
  const [sender] = useState(() => createSender(api, session, item, opened, props.splitAt));
  const onFrame = useCallback((opened: AddinFrame | null) => {
    frame.current = opened;
    // Who has opened the pane is taken there, unless they have gone elsewhere meanwhile.
    void opened?.ready.then(() => document.activeElement === opener.current && opened.focus('first'));
  }, []);
  const closePane = useCallback(() => setPaneOpen(false), []);
  const askPerson = useCallback(() => new Promise<boolean>((resolve) => setQuestion(() => resolve)), []);

  const { addin } = session;
  const [{ shared, events, start }] = useState(() =>
    createAddin({
      ...props,
      isNew: opened === null,
      sender,
      askPerson,
      closeForm: props.onDiscard,
      closePane,
    }),
  );
  useEffect(start, [start]);
  const sending = useSending(item, sender, events, props.onSent);
  const sendMode = addin.launchEvents.find(({ type }) => type === 'OnAppointmentSend')?.sendMode ?? null;

  return (
    <form
      className="compose"
      aria-label={opened ? 'Meeting' : 'New meeting'}
      onSubmit={(event) => event.preventDefault()}
    >
      <Ribbon
        addin={addin}
        isBusy={sending.isBusy}
        isUpdate={opened !== null}
        isPaneOpen={isPaneOpen}
        opener={opener}
        onPane={() => {
          if (isPaneOpen) frame.current?.focus('first');
          else setPaneOpen(true);
        }}
        onSend={sending.send}
        onDiscard={props.onDiscard}
      />
      {addin.fault !== null && <p className="hint">{addin.fault}</p>}
      <Notifications item={item} />
      {sending.error !== null && (
        <p className="error" role="alert" id={errorId}>
          {sending.error}
        </p>
      )}
      <div className="sides">
        <Fields item={item} session={session} errorId={sending.error === null ? undefined : errorId} />
        {isPaneOpen && (
          <Pane
            addin={addin}
            shared={shared}
            onFrame={onFrame}
            opener={opener}
            onClose={() => {
              closePane();
              opener.current?.focus();
            }}
          />
        )}
      </div>
      {sending.alert && (
        <SmartAlert
          alert={sending.alert}
          addinName={addin.name}
          sendMode={sendMode}
          onSendAnyway={sending.sendAnyway}
          onStay={() => {
            const wantsPane = sending.alert?.kind === 'objects' && 'commandId' in sending.alert.options;
            sending.stay();
            if (wantsPane) setPaneOpen(true);
          }}
        />
      )}
      {question && (
        <AskPerson
          addinName={addin.name}
          personName={session.person.displayName}
          onAnswer={(answer) => {
            question(answer);
            setQuestion(null);
          }}
        />
      )}
    </form>
  );
}
