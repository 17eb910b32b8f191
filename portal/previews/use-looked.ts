import { useState } from 'react';

/** A look at what saving a form would do. */
export interface Looked<Outcome> {
  /** Null: nobody has looked yet, or what was looked at is not what stands in the form any more. */
  readonly outcome: Outcome | null;
  readonly look: () => void;
  readonly forget: () => void;
}

/** `typed` is what stands in the form: what was found counts for exactly that. `ask` gives null when it was refused. */
export function useLooked<Outcome>(typed: string, ask: () => Promise<Outcome | null>): Looked<Outcome> {
  const [found, setFound] = useState<{ readonly typed: string; readonly outcome: Outcome } | null>(null);
  const look = async () => {
    const outcome = await ask();
    if (outcome !== null) setFound({ typed, outcome });
  };
  return {
    outcome: found?.typed === typed ? found.outcome : null,
    look: () => void look(),
    forget: () => setFound(null),
  };
}
