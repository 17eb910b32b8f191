import { z } from 'zod';

const PaneSettings = z.object({
  clientId: z.string().min(1).max(100),
  /** The scope of our own API, e.g. `api://foyer.example.com/<client id>/access_as_user`. */
  scope: z.string().min(1).max(300),
  authority: z.url().max(300),
});
export type PaneSettings = z.output<typeof PaneSettings>;

/** What the server wrote into the page. Throws when the page was not served by the product. */
export function readSettings(page: Document): PaneSettings {
  return PaneSettings.parse(JSON.parse(page.querySelector('#foyer-settings')?.textContent ?? 'null'));
}
