import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { BrowserContext, Frame, Page } from 'playwright-core';
import { untilKnown } from './b3-find-rooms-live.ts';
import type { Campus } from './campus.ts';
import { tomorrow } from './find-rooms.ts';
import { median, quantile, resultOf } from './measure.ts';
import type { Result } from './measure.ts';

const ROUNDS = 5;
const [MOST_MS, MOST_SLOW_MS, MOST_FILTER_MS] = [1_000, 2_000, 100];
const SLOWER = 4;

/**
 * The pane beside a meeting in a real browser, with everything in its cache: from the click that opens it until rooms are
 * painted and can be added; the same with a processor four times slower; and from the click on a filter until the list that
 * comes of it is painted. Beside it, what people are promised.
 */
export async function paneList(
  campus: Campus,
  { findChromium }: { readonly findChromium: () => string },
): Promise<Result> {
  const built = path.join(import.meta.dirname, '..', 'dist', 'addin', 'taskpane.html');
  if (!existsSync(built)) throw new Error('The pages are not built. Run npm run build first.');
  await untilKnown(campus);
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
  try {
    const context = await browser.newContext({
      viewport: { width: 1100, height: 900 },
      locale: 'en-US',
      timezoneId: 'Europe/Copenhagen',
    });
    const opened: number[] = [];
    const slow: number[] = [];
    const filtered: number[] = [];
    await openOnce(context, campus, 1); // once unmeasured: the cache of the browser, sign-in, compiled code
    for (let round = 0; round < ROUNDS; round += 1) {
      const fast = await openOnce(context, campus, 1);
      opened.push(fast.listed);
      filtered.push(...fast.filtered);
      slow.push((await openOnce(context, campus, SLOWER)).listed);
    }
    const found = { opened: median(opened), slow: median(slow), filtered: median(filtered) };
    return resultOf(
      {
        bench: 'pane',
        case: `the pane beside a meeting, ${campus.rooms.length} rooms, from the click to rooms that can be added`,
        unit: 'ms',
        target: `<= ${MOST_MS} ms; <= ${MOST_SLOW_MS} ms ${SLOWER} times slower; a filter <= ${MOST_FILTER_MS} ms`,
        met: found.opened <= MOST_MS && found.slow <= MOST_SLOW_MS && found.filtered <= MOST_FILTER_MS,
      },
      { ours: found.opened, beside: MOST_MS },
      {
        worst: Math.max(...opened),
        slowMs: found.slow,
        filterMs: found.filtered,
        filterP95Ms: quantile(filtered, 0.95),
      },
    );
  } finally {
    await browser.close();
  }
}

/** In milliseconds. */
interface Seen {
  readonly listed: number;
  readonly filtered: readonly number[];
}

async function openOnce(context: BrowserContext, campus: Campus, slower: number): Promise<Seen> {
  const page = await context.newPage();
  try {
    await page.goto(`${campus.simulatorUrl}/calendar/?person=${campus.person}`);
    await page.getByRole('button', { name: 'New meeting' }).click();
    const { start, end } = tomorrow();
    await page.getByLabel('Start', { exact: true }).fill(start.slice(0, 16));
    await page.getByLabel('End', { exact: true }).fill(end.slice(0, 16));
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
    const clicked = page.evaluate<number>(WHEN_CLICKED);
    await page.evaluate('0'); // by now the page waits for the click
    await page
      .getByRole('group', { name: 'Meeting commands' })
      .getByRole('button', { name: 'Foyer' })
      .click();
    const pane = await frameOf(page, campus);
    const listed = (await pane.evaluate<number>(WHEN_LISTED)) - (await clicked);
    return { listed, filtered: slower === 1 ? await filter(page, pane) : [] };
  } finally {
    await page.close();
  }
}

async function frameOf(page: Page, { productUrl }: Campus): Promise<Frame> {
  const { port } = new URL(productUrl);
  const isPane = (frame: Frame) => frame.url().includes(`:${port}/addin/taskpane.html`);
  const there = page.frames().find(isPane);
  return there ?? (await page.waitForEvent('framenavigated', { predicate: isPane }));
}

/** Wishes for something that the rooms have or not, twice, and takes the wish back. */
async function filter(page: Page, pane: Frame): Promise<readonly number[]> {
  const taken: number[] = [];
  for (let time = 0; time < 4; time += 1) {
    const repainted = pane.evaluate<number>(WHEN_REPAINTED);
    await page.evaluate('0');
    await pane.getByRole('button', { name: 'Screen', exact: true }).click();
    taken.push(await repainted);
  }
  return taken;
}

const WHEN_CLICKED = `new Promise((resolve) => {
  addEventListener('click', ({ timeStamp }) => resolve(performance.timeOrigin + timeStamp), { once: true, capture: true });
})`;

/** In the pane: what a message that is posted within a frame is delivered after. */
const AFTER_PAINT = `const afterPaint = (done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = done;
  requestAnimationFrame(() => port2.postMessage(null));
};`;

const WHEN_LISTED = `new Promise((resolve) => {
  ${AFTER_PAINT}
  const look = () => {
    const button = document.querySelector('ul[aria-label="Rooms"] > li button:not([disabled])');
    if (!button) return requestAnimationFrame(look);
    afterPaint(() => resolve(performance.timeOrigin + performance.now()));
  };
  look();
})`;

/** By their names, which are as long as this: that a room is confirmed meanwhile changes its words and not the order. */
const NAME_LENGTH = 'Building 1 0.10'.length;

const WHEN_REPAINTED = `new Promise((resolve) => {
  ${AFTER_PAINT}
  const names = () => [...document.querySelectorAll('ul[aria-label="Rooms"] > li')]
    .map(({ textContent }) => textContent.slice(0, ${NAME_LENGTH})).join();
  const before = names();
  addEventListener('click', ({ timeStamp }) => {
    const look = () => {
      if (names() === before) return requestAnimationFrame(look);
      afterPaint(() => resolve(performance.now() - timeStamp));
    };
    look();
  }, { once: true, capture: true });
})`;
