import type { listCalendars } from '../../contract/calendars.ts';
import type { RouteReply } from '../../contract/route.ts';

/** A calendar as the list gives it. */
export type Calendar = RouteReply<typeof listCalendars>['calendars'][number];
