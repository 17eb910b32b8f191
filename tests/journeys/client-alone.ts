import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { startSimulator } from '../../simulator/index.ts';
import type { Simulator } from '../../simulator/index.ts';
import { openBrowser } from '../support/chromium.ts';
import { startTinyAddin } from '../support/tiny-addin.ts';

/** The built calendar client of the simulated tenant in a browser, with an add-in of a few lines instead of the product. */
export interface ClientAlone {
  readonly simulator: Simulator;
  readonly control: (method: string, call: string, content: object) => Promise<unknown>;
  /** A page in a browser profile of its own; nothing is opened in it yet. */
  readonly newPage: (options?: BrowserContextOptions) => Promise<Page>;
  /** Fixture F0 anew; the clock stands at Monday 30 November 2026, 09:00 in Copenhagen. Closes all pages. */
  readonly reset: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function startClientAlone(): Promise<ClientAlone> {
  const addin = await startTinyAddin();
  const simulator = await startSimulator({
    port: 0,
    product: { clientId: '6f6f7965-7200-4000-8000-000000000001', certificates: [], publicUrl: addin.url },
    calendarAssets: path.resolve(import.meta.dirname, '../../dist/calendar'),
    processingDelayMs: 0,
  });
  addin.loadFrom(simulator.url, simulator.hostScripts);
  const browser: Browser = await openBrowser();

  async function control(method: string, call: string, content: object): Promise<unknown> {
    const response = await fetch(`${simulator.url}/control/${call}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(content),
    });
    if (!response.ok) throw new Error(await response.text());
    return response.json();
  }
  return {
    simulator,
    control,
    newPage: async (options) => (await browser.newContext(options)).newPage(),
    async reset() {
      for (const context of browser.contexts()) await context.close();
      await control('PUT', 'clock', { now: '2026-11-30T08:00:00.000Z' });
      await control('POST', 'reset', { fixture: 'F0' });
    },
    async close() {
      await browser.close();
      await simulator.close();
      await addin.close();
    },
  };
}
