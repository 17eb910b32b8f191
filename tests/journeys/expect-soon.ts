import { setTimeout as pause } from 'node:timers/promises';
import type { Locator } from 'playwright-core';

const PATIENCE_MS = 30_000;
const BETWEEN_MS = 50;

/**
 * What a page must show soon: each promise holds as soon as the page does, and fails with what it showed instead when
 * that takes too long. (Playwright's own assertions belong to its test runner, which this is not.)
 */
export function expectSoon(locator: Locator) {
  const it = locator.toString();
  return {
    toBeVisible: () => soon(`${it} to be visible`, () => locator.isVisible(), true),
    toHaveCount: (count: number) => soon(`${it} to be there ${count} times`, () => locator.count(), count),
    toBeFocused: () =>
      soon(
        `${it} to have the focus`,
        () => locator.evaluate((one) => one.ownerDocument.activeElement === one),
        true,
      ),
    toContainText: async (text: string) => {
      let shown = '';
      await soon(
        () => `${it} to say "${text}"; it says "${shown}"`,
        async () => {
          shown = squeezed((await locator.first().textContent({ timeout: PATIENCE_MS })) ?? '');
          return shown.includes(text);
        },
        true,
      );
    },
  };
}

/** Waits until `read` gives `wanted`; for what is not on a page. */
export async function soon<T>(
  what: string | (() => string),
  read: () => Promise<T> | T,
  wanted: T,
): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const value = await read();
    if (value === wanted) return;
    if (performance.now() > deadline) {
      throw new Error(`Waited for ${typeof what === 'string' ? what : what()}; it is ${String(value)}.`);
    }
    await pause(BETWEEN_MS);
  }
}

/** The texts of all that match, in the order of the page. */
export async function textsOf(locator: Locator): Promise<readonly string[]> {
  return (await locator.allTextContents()).map(squeezed);
}

function squeezed(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
