import { Dialog } from '../Dialog.tsx';

interface AskPersonProps {
  readonly addinName: string;
  readonly personName: string;
  readonly onAnswer: (answer: boolean) => void;
}

/** What a sign-in service asks when an add-in may not sign somebody in without a word. */
export function AskPerson({ addinName, personName, onAnswer }: AskPersonProps) {
  return (
    <Dialog title={`Sign in to ${addinName}?`} onClose={() => onAnswer(false)}>
      <p className="message">
        {addinName} wants to know that you are {personName}.
      </p>
      <div className="actions">
        <button type="button" className="primary" onClick={() => onAnswer(true)}>
          Continue
        </button>
        <button type="button" onClick={() => onAnswer(false)}>
          Not now
        </button>
      </div>
    </Dialog>
  );
}
