import { createDarkTheme, createLightTheme } from '@fluentui/react-components';
import type { BrandVariants, Theme } from '@fluentui/react-components';

/** Foyer's own green-blue, from near black to near white; every step keeps Fluent's contrast where Fluent uses it. */
const brand: BrandVariants = {
  10: '#011615',
  20: '#05221f',
  30: '#08312d',
  40: '#0a3f3a',
  50: '#0b4c46',
  60: '#0c5952',
  70: '#0d665e',
  80: '#0f736a',
  90: '#1f8177',
  100: '#3a9187',
  110: '#55a198',
  120: '#6fb1a9',
  130: '#8ac1bb',
  140: '#a6d2cc',
  150: '#c3e2de',
  160: '#e0f2f0',
};

export type ColorScheme = 'light' | 'dark';

const shape: Partial<Theme> = { borderRadiusMedium: '6px', borderRadiusLarge: '8px' };

export const themes: Readonly<Record<ColorScheme, Theme>> = {
  light: { ...createLightTheme(brand), ...shape },
  dark: {
    ...createDarkTheme(brand),
    ...shape,
    // Fluent's dark foreground steps are tuned for its blue; ours reach 4.5:1 two steps later.
    colorBrandForeground1: brand[120],
    colorBrandForeground2: brand[130],
    colorBrandForegroundLink: brand[120],
    colorCompoundBrandForeground1: brand[120],
    colorNeutralForeground2BrandSelected: brand[120],
  },
};
