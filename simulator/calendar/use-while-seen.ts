import { useEffect } from 'react';

const EVERY_MS = 30_000;

/**
 * Calls back when the window gets the focus or is seen again, and every half minute while it is seen: so often the
 * client asks what other clients, and the clock, have changed. `callback` should keep its identity.
 */
export function useWhileSeen(callback: () => void): void {
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') callback();
    };
    const timer = setInterval(look, EVERY_MS);
    window.addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      window.removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [callback]);
}
