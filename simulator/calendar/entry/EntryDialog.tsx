import { useEffect, useRef, useState } from 'react';
import type { CalendarEntry, Scope } from '../../state/calendaring.ts';
import type { Session } from '../../outlook/wire.ts';
import { Dialog } from '../Dialog.tsx';
import { isPending, titleOf } from '../grid/spoken-entry.ts';
import { mayChange } from '../move/movable.ts';
import { timesOf } from '../move/moved-times.ts';
import type { Times } from '../move/moved-times.ts';
import { EntryFacts } from './EntryFacts.tsx';
import { MoveForm } from './MoveForm.tsx';
import { ScopeChoice } from './ScopeChoice.tsx';
import { CANCELED_WORDS, actionLabel, firstScope } from './scope-words.ts';

/** What a person may do with a meeting they have opened; of a series, `scope` says with how much of it. */
export type EntryAction =
  | { readonly kind: 'edit'; readonly scope: Scope }
  | { readonly kind: 'cancel'; readonly scope: Scope }
  | { readonly kind: 'move'; readonly scope: Scope; readonly times: Times }
  | { readonly kind: 'answer'; readonly response: 'accepted' | 'declined' };

interface EntryDialogProps {
  readonly session: Session;
  /** Whose calendar it was opened in. */
  readonly mailbox: string;
  readonly entry: CalendarEntry;
  /** Where it was dragged to; the dialog then asks how much of the series is meant. */
  readonly proposed: Times | null;
  /** The action that was chosen is on its way. */
  readonly isBusy: boolean;
  readonly error: string | null;
  readonly onAct: (action: EntryAction) => void;
  readonly onClose: () => void;
}

type Step = 'look' | 'cancel' | 'move';

/** One meeting: what it is, who answered what, and what may be done with it. */
export function EntryDialog(props: EntryDialogProps) {
  const { session, entry, proposed, isBusy, error, onAct, onClose } = props;
  const [scope, setScope] = useState(() => firstScope(entry));
  const [step, setStep] = useState<Step>(proposed ? 'move' : 'look');
  const stage = useFocusOn(step);
  const { timeZone } = session.person;
  const isChangeable = mayChange(session, entry);
  const asksScope = isChangeable && entry.kind !== 'single';
  const back = proposed ? onClose : () => setStep('look');
  const title = titleOf(entry);

  return (
    <Dialog title={step === 'move' ? `Move ${title}` : title} onClose={onClose}>
      <EntryFacts entry={entry} timeZone={timeZone} />
      {asksScope && step !== 'cancel' && <ScopeChoice scope={scope} onChoose={setScope} />}
      <Mistake text={error} />
      <div ref={stage}>
        {step === 'move' && (
          <MoveForm
            times={proposed ?? timesOf(entry)}
            isAllDay={entry.isAllDay}
            timeZone={entry.isAllDay ? entry.timeZone : timeZone}
            isBusy={isBusy}
            onMove={(times) => onAct({ kind: 'move', scope, times })}
            onBack={back}
          />
        )}
        {step === 'cancel' && (
          <Confirm
            scope={scope}
            isBusy={isBusy}
            onYes={() => onAct({ kind: 'cancel', scope })}
            onNo={() => setStep('look')}
          />
        )}
        {step === 'look' && <Actions {...props} scope={scope} isChangeable={isChangeable} onStep={setStep} />}
      </div>
    </Dialog>
  );
}

function Mistake({ text }: { readonly text: string | null }) {
  if (text === null) return null;
  return (
    <p className="error" role="alert">
      {text}
    </p>
  );
}

interface ActionsProps extends EntryDialogProps {
  readonly scope: Scope;
  readonly isChangeable: boolean;
  readonly onStep: (step: Step) => void;
}

function Actions(props: ActionsProps) {
  const { entry, scope, isChangeable, onAct, onStep, onClose } = props;
  return (
    <div className="actions">
      {isChangeable && (
        <>
          <Action label={actionLabel('Edit', entry, scope)} onPress={() => onAct({ kind: 'edit', scope })} />
          <Action label={actionLabel('Move', entry, scope)} onPress={() => onStep('move')} />
          <Action label={actionLabel('Cancel', entry, scope)} onPress={() => onStep('cancel')} />
        </>
      )}
      {mayAnswer(props) && (
        <>
          <Action label="Accept" onPress={() => onAct({ kind: 'answer', response: 'accepted' })} />
          <Action label="Decline" onPress={() => onAct({ kind: 'answer', response: 'declined' })} />
        </>
      )}
      <Action label="Close" onPress={onClose} />
    </div>
  );
}

/** The control that was pressed is gone with its step: the focus goes to the first one of the next. */
function useFocusOn(step: string) {
  const stage = useRef<HTMLDivElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current !== step) stage.current?.querySelector<HTMLElement>('input, button')?.focus();
    shown.current = step;
  }, [step]);
  return stage;
}

/** Who is invited and has not answered, or decides for the room. */
function mayAnswer({ session, mailbox, entry }: EntryDialogProps): boolean {
  const own = [session.person, ...session.delegateOf].map((person) => person.mail);
  if (entry.isCancelled || own.includes(entry.organizer.address) || !isPending(entry)) return false;
  return own.includes(mailbox) || session.rooms.some((room) => room.address === mailbox && room.delegate);
}

function Action({ label, onPress }: { readonly label: string; readonly onPress: () => void }) {
  return (
    <button type="button" onClick={onPress}>
      {label}
    </button>
  );
}

interface ConfirmProps {
  readonly scope: Scope;
  readonly isBusy: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

function Confirm({ scope, isBusy, onYes, onNo }: ConfirmProps) {
  return (
    <div className="actions">
      <p className="message">{CANCELED_WORDS[scope]}</p>
      <button type="button" className="primary" disabled={isBusy} onClick={onYes}>
        Send cancellation
      </button>
      <button type="button" onClick={onNo}>
        Keep it
      </button>
    </div>
  );
}
