import { useId } from 'react';
import type { Scope } from '../../state/calendaring.ts';
import { SCOPE_WORDS } from './scope-words.ts';

interface ScopeChoiceProps {
  readonly scope: Scope;
  readonly onChoose: (scope: Scope) => void;
}

const SCOPES = ['this', 'following', 'all'] as const;

/** Which dates of a series a change concerns. */
export function ScopeChoice({ scope, onChoose }: ScopeChoiceProps) {
  const name = useId();
  return (
    <fieldset className="scope">
      <legend>Change</legend>
      {SCOPES.map((one) => (
        <label key={one} className="check">
          <input type="radio" name={name} checked={scope === one} onChange={() => onChoose(one)} />
          {one === 'all' ? 'the series' : SCOPE_WORDS[one]}
        </label>
      ))}
    </fieldset>
  );
}
