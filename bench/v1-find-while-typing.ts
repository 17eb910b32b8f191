import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import { MOST_WATCHED } from '../contract/watch-list.ts';
import { withDesk } from './desk.ts';
import { median, quantile, resultOf } from './measure.ts';
import type { Result } from './measure.ts';
import type { Postgres } from './postgres.ts';

const VISITORS = Number(process.env['BENCH_VISITORS'] ?? 2_000);
const MOST_MS = 50;
/** What receptionists type: a part of a name, a whole one, a company, what nobody is called. */
const WORDS = ['son', 'anna kjaer', 'fabrikam', 'xyz', 'host 17', 'olsen'];
const ROUNDS = 3;

/**
 * A desk with so many expected visitors in a real browser: from the key being pressed until the list that it finds is painted.
 * Beside it, in the same browser, a key in a bare field that writes what was typed into the page.
 */
export async function findWhileTyping(
  postgres: Postgres,
  { findChromium }: { readonly findChromium: () => string },
): Promise<Result> {
  const page = path.join(import.meta.dirname, '..', 'dist', 'portal', 'index.html');
  if (!existsSync(page)) throw new Error('The pages are not built. Run npm run build first.');
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
  try {
    return await withDesk(
      postgres,
      { visitors: VISITORS, status: 'expected', watched: MOST_WATCHED },
      async (desk) => {
        const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
        await context.addCookies([{ ...desk.cookie, url: desk.url, httpOnly: true, sameSite: 'Lax' }]);
        const front = await context.newPage();
        await front.goto(`${desk.url}/portal/front-desk?reception=${desk.reception}`);
        const field = front.getByLabel('Find a visitor');
        await field.waitFor();
        const bare = await context.newPage();
        await bare.setContent(
          '<input aria-label="bare" oninput="said.textContent = value"><p id="said"></p>',
        );

        await typeAll(front, 'Find a visitor'); // once unmeasured: compiled code
        await typeAll(bare, 'bare');
        const ours: number[] = [];
        const beside: number[] = [];
        for (let round = 0; round < ROUNDS; round += 1) {
          ours.push(...(await typeAll(front, 'Find a visitor')));
          beside.push(...(await typeAll(bare, 'bare')));
        }
        const p95 = quantile(ours, 0.95);
        return resultOf(
          {
            bench: 'V1',
            case: `typing at a desk with ${VISITORS} expected visitors and ${MOST_WATCHED} on its watch list, from key to painted list, p95`,
            unit: 'ms',
            target: `<= ${MOST_MS} ms`,
            met: p95 <= MOST_MS,
          },
          { ours: p95, beside: quantile(beside, 0.95) },
          { keys: ours.length, median: median(ours), worst: Math.max(...ours), bareMedian: median(beside) },
        );
      },
    );
  } finally {
    await browser.close();
  }
}

/** Types each of the words into an empty field, and gives what each key took. */
async function typeAll(page: Page, label: string): Promise<number[]> {
  await page.bringToFront();
  const field = page.getByLabel(label, { exact: true });
  const taken: number[] = [];
  for (const word of WORDS) {
    await field.fill('');
    await field.focus();
    for (const key of word) {
      const painted = page.evaluate<number>(WHEN_PAINTED);
      await page.evaluate('0'); // by now the page waits for the key
      await page.keyboard.press(key === ' ' ? 'Space' : key);
      taken.push(await painted);
    }
  }
  return taken;
}

/**
 * In the page: resolves with the milliseconds from the next key being pressed, as the browser notes it, until the frame with
 * what came of it has been painted. A message that is posted within a frame is delivered when that frame is done.
 */
const WHEN_PAINTED = `new Promise((resolve) => {
  addEventListener('keydown', ({ timeStamp }) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(performance.now() - timeStamp);
    requestAnimationFrame(() => port2.postMessage(null));
  }, { once: true, capture: true });
})`;
