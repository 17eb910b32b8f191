import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

/**
 * Chromium as the journeys use it: nothing of its own ever goes to the network (updates, sync, safe browsing), so that
 * whatever leaves is ours. CHROME_PATH comes from scripts/test.mjs.
 */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROME_PATH'] ?? '/usr/bin/chromium-headless-shell';
  if (!existsSync(executablePath)) {
    throw new Error('There is no Chromium: run through npm run test:e2e, or set CHROME_PATH.');
  }
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
