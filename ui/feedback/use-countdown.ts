import { useEffect, useState } from 'react';

/** Seconds left until zero; starts again whenever `occasion` is another one. Clicks during the wait are the caller's to refuse. */
export function useCountdown(seconds: number, occasion: unknown): number {
  const [left, setLeft] = useState(seconds);
  const [counted, setCounted] = useState(occasion);
  if (counted !== occasion) {
    setCounted(occasion);
    setLeft(seconds);
  }

  useEffect(() => {
    if (left <= 0) return undefined;
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);

  return Math.max(0, Math.ceil(left));
}
