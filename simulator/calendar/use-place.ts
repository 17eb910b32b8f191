import { useCallback, useEffect, useState } from 'react';
import { readPlace, writePlace } from './place.ts';
import type { Place } from './place.ts';

/** The place in the address bar; going somewhere makes a step that the back button undoes. */
export function usePlace(): readonly [Place, (part: Partial<Place>) => void] {
  const [place, setPlace] = useState(() => readPlace(location.search));

  useEffect(() => {
    const follow = () => setPlace(readPlace(location.search));
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);

  const go = useCallback((part: Partial<Place>) => {
    const next = { ...readPlace(location.search), ...part };
    history.pushState(null, '', writePlace(next, location.search));
    setPlace(next);
  }, []);
  return [place, go];
}
