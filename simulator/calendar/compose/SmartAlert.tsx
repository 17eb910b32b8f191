import { Dialog } from '../Dialog.tsx';
import type { Sending } from './use-sending.ts';

interface SmartAlertProps {
  readonly alert: NonNullable<Sending['alert']>;
  readonly addinName: string;
  /** The manifest's send mode; only `PromptUser` leaves the decision to the person. */
  readonly sendMode: string | null;
  readonly onStay: () => void;
  readonly onSendAnyway: () => void;
}

/** What the add-in objects to, or that it is slow; nobody is kept from sending by an add-in that does not answer. */
export function SmartAlert({ alert, addinName, sendMode, onStay, onSendAnyway }: SmartAlertProps) {
  const isSlow = alert.kind === 'slow';
  const mayInsist = isSlow || sendMode === 'PromptUser' || sendMode === null;
  const message = isSlow
    ? `${addinName} is taking longer than expected to check this meeting.`
    : (alert.options.errorMessage ?? `${addinName} asks you to check this meeting.`);
  const stayLabel = isSlow ? undefined : alert.options.cancelLabel;

  return (
    <Dialog title={addinName} onClose={onStay}>
      <p className="message">{message}</p>
      <div className="actions">
        <button type="button" className="primary" onClick={onStay}>
          {stayLabel ?? "Don't send"}
        </button>
        {mayInsist && (
          <button type="button" onClick={onSendAnyway}>
            Send anyway
          </button>
        )}
      </div>
    </Dialog>
  );
}
