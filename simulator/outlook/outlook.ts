import { Router } from 'express';
import { calendarApi } from './calendar-api.ts';
import { calendarPages } from './calendar-pages.ts';
import { HOST_SCRIPTS, hostScripts } from './host-scripts.ts';
import { officeJs } from './office-js.ts';
import type { OutlookOptions } from './options.ts';
import { createProperties } from './properties.ts';

export interface Outlook {
  /** To be mounted at the root of the simulator. */
  readonly router: Router;
  /** Root-relative URLs of what the pane must run before office.js, in this order. */
  readonly hostScripts: readonly string[];
  /** Forgets what add-ins have stored in mailboxes; belongs to every reset of the world. */
  readonly reset: () => void;
}

/**
 * The client half of the simulated tenant: the calendar app that people look at, the JSON calls it makes, the genuine
 * Office.js files and the scripts that a page needs to run them in this host.
 */
export function createOutlook(options: OutlookOptions): Outlook {
  const properties = createProperties();
  const router = Router();

  router.use('/calendar/api', calendarApi({ ...options, properties }));
  router.use('/calendar', calendarPages(options.calendarAssets));
  router.use('/officejs', officeJs());
  router.use('/outlook', hostScripts());

  return { router, hostScripts: HOST_SCRIPTS, reset: properties.clear };
}
