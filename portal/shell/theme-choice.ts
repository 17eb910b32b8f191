import { createContext, use, useCallback, useState, useSyncExternalStore } from 'react';
import type { ColorScheme } from '../../ui/theme.ts';
import type { Kept } from './portal-deps.ts';

export const themeChoices = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

export interface Theme {
  readonly choice: ThemeChoice;
  readonly scheme: ColorScheme;
  readonly choose: (choice: ThemeChoice) => void;
}

const KEY = 'foyer.theme';

/** The theme that a person chose in this browser; by default what the system says, followed while it changes. */
export function useThemeChoice(remembered: Kept): Theme {
  const [choice, setChoice] = useState<ThemeChoice>(() => {
    const kept = remembered.read(KEY);
    return themeChoices.find((one) => one === kept) ?? 'system';
  });
  const systemIsDark = useSyncExternalStore(followSystem, () => dark()?.matches ?? false);
  const choose = useCallback(
    (chosen: ThemeChoice) => {
      setChoice(chosen);
      remembered.keep(KEY, chosen);
    },
    [remembered],
  );
  const scheme = choice === 'system' ? (systemIsDark ? 'dark' : 'light') : choice;
  return { choice, scheme, choose };
}

export const ThemeContext = createContext<Theme | null>(null);

export function useTheme(): Theme {
  const theme = use(ThemeContext);
  if (!theme) throw new Error('this component belongs inside the portal');
  return theme;
}

/** Test environments without layout have no media queries. */
function dark(): MediaQueryList | null {
  return typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : null;
}

function followSystem(changed: () => void): () => void {
  const query = dark();
  query?.addEventListener('change', changed);
  return () => query?.removeEventListener('change', changed);
}
