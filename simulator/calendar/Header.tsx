import type { Session } from '../outlook/wire.ts';
import { Choice } from './Choice.tsx';

interface HeaderProps {
  readonly session: Session;
  readonly isComposing: boolean;
  readonly onPerson: (handle: string) => void;
  readonly onNew: () => void;
}

/** The bar above everything: what this is, a new meeting, who one is. */
export function Header({ session, isComposing, onPerson, onNew }: HeaderProps) {
  const tenants = [...new Set(session.everybody.map((person) => person.tenant))];
  return (
    <header className="top">
      <h1>Calendar</h1>
      <button type="button" className="primary" disabled={isComposing} onClick={onNew}>
        New meeting
      </button>
      <Choice label="Signed in as" className="who" value={session.person.handle} onChoose={onPerson}>
        {tenants.map((tenant) => (
          <optgroup key={tenant} label={tenant}>
            {session.everybody
              .filter((person) => person.tenant === tenant)
              .map((person) => (
                <option key={person.mail} value={person.handle}>
                  {person.displayName}
                </option>
              ))}
          </optgroup>
        ))}
      </Choice>
    </header>
  );
}
