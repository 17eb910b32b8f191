import type { Kept } from '../shell/portal-deps.ts';

const KEY = 'foyer.arrival-sound';

/** Nothing sounds unless somebody wanted it in this browser. */
export function wantsSound(remembered: Kept): boolean {
  return remembered.read(KEY) === 'on';
}

export function keepSound(remembered: Kept, isOn: boolean): void {
  if (isOn) remembered.keep(KEY, 'on');
  else remembered.forget(KEY);
}
