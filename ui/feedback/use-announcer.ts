import { useCallback, useState } from 'react';

/** A sentence for the live region. The same sentence twice is made different by an invisible space, or it is not read. */
export function useAnnouncer(): { spoken: string; announce: (sentence: string) => void } {
  const [spoken, setSpoken] = useState('');
  const announce = useCallback((sentence: string) => {
    setSpoken((before) => (before === sentence ? `${sentence}\u00A0` : sentence));
  }, []);
  return { spoken, announce };
}
