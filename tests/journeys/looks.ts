import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { soon } from './expect-soon.ts';

/** How a page can look. Pane, portal and calendar follow what the system says while they stand. */
const looks = [
  { name: 'light', colorScheme: 'light', forcedColors: 'none' },
  { name: 'dark', colorScheme: 'dark', forcedColors: 'none' },
  { name: 'forced colors', colorScheme: 'light', forcedColors: 'active' },
] as const;

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** What another look can make wrong: names, roles and order are the same in each. */
const RULES_OF_COLOR = ['color-contrast', 'link-in-text-block'];

/** What `flawsInEveryLook` gives for a page without any. */
export const noFlaws = Object.fromEntries(looks.map(({ name }) => [name, [] as readonly string[]]));

/**
 * What axe objects to, in the page and every frame of it, by look. The page is loaded once and changes its looks: what
 * costs is to load it. `more` are sets of rules beside those of WCAG; `within` leaves the rest of the page out. What Fluent puts in for its own tab order is not ours.
 */
export async function flawsInEveryLook(
  page: Page,
  { more = [], within }: { readonly more?: readonly string[]; readonly within?: string } = {},
): Promise<Readonly<Record<string, readonly string[]>>> {
  const flaws: Record<string, readonly string[]> = {};
  for (const { name, ...media } of looks) {
    await wear(page, media);
    const axe = within === undefined ? new AxeBuilder({ page }) : new AxeBuilder({ page }).include(within);
    const { violations } = await axe
      // Results of frames of other origins are put together in a page of their own, which costs as much as the rest.
      .setLegacyMode(page.frames().length === 1)
      .options({
        runOnly: name === 'light' ? [...RULES, ...more] : RULES_OF_COLOR,
        resultTypes: ['violations'], // what passes is counted and not described, which takes half of the time
      })
      .exclude('[data-tabster-dummy]')
      .exclude(['iframe[title="Foyer"]', '[data-tabster-dummy]'])
      .analyze();
    flaws[name] = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target }) => `${id}: ${JSON.stringify(target)}`),
    );
  }
  await page.emulateMedia({ colorScheme: null, forcedColors: null, reducedMotion: null });
  return flaws;
}

type Media = Omit<(typeof looks)[number], 'name'>;

/** Without motion, so that no color is met on its way to another. */
async function wear(page: Page, media: Media): Promise<void> {
  // Forced colors hide which scheme the page has reached: first that one, then they.
  await page.emulateMedia({ ...media, forcedColors: 'none', reducedMotion: 'reduce' });
  await soon(`the page to be ${media.colorScheme}`, () => isWorn(page, media), true);
  if (media.forcedColors === 'active') await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
}

async function isWorn(page: Page, { colorScheme }: Media): Promise<boolean> {
  const frames = await Promise.all(
    page.frames().map((frame) =>
      frame.evaluate((wanted) => {
        const theme = document.querySelector('.fui-FluentProvider');
        if (!theme) return true; // its colors are plain style sheets
        const [red = 0, green = 0, blue = 0, alpha = 1] =
          getComputedStyle(theme)
            .backgroundColor.match(/[\d.]+/g)
            ?.map(Number) ?? [];
        return alpha === 0 || (red + green + blue < 384 ? 'dark' : 'light') === wanted;
      }, colorScheme),
    ),
  );
  return frames.every(Boolean);
}
