import { availabilityView } from '../../graph/schedule.ts';
import { windowsOf } from '../../graph/zones.ts';
import type { CalendarEntry } from '../../state/calendaring.ts';
import { textOf } from '../../state/zoned.ts';
import { seesDetails } from '../caller.ts';
import { errorParts, successCode } from '../envelope.ts';
import { EwsError } from '../ews-error.ts';
import { ewsId } from '../item-ids.ts';
import type { EwsMailbox } from '../mailboxes.ts';
import { joinedLocation, shownAs } from '../property-kinds.ts';
import { child, childText } from '../read-xml.ts';
import { serializedZone } from '../time-zones.ts';
import type { LocalTime } from '../wall-time.ts';
import { el, optional } from '../write-xml.ts';
import type { Xml } from '../write-xml.ts';
import { askedMailbox } from './asked-mailbox.ts';
import { timeOf, wishOf } from './availability-wish.ts';
import type { Wish } from './availability-wish.ts';
import type { EwsContext, Operation } from './operation.ts';
import { suggestionDays } from './suggestions.ts';
import { suggestionsWish } from './suggestions-wish.ts';

/** learn.microsoft.com/exchange/client-developer/web-service-reference/getuseravailability-operation */
const MOST_MAILBOXES = 100;
/** Above this the availability service gives up on a mailbox. */
const MOST_ENTRIES = 1000;

/**
 * GetUserAvailability: free/busy of up to 100 mailboxes over at most 42 days, suggestions of times, or both. Times without a zone, in question and
 * answer, are in the request's TimeZone, else in that of its TimeZoneContext, else UTC. Details come only for mailboxes
 * on which the caller holds more than availability.
 */
export const getUserAvailability: Operation = (context, request) => {
  const asked = child(request.element, 'MailboxDataArray')?.children ?? [];
  const mailboxes = asked.map((data) => childText(child(data, 'Email'), 'Address') ?? '');
  if (mailboxes.length === 0) {
    throw new EwsError('ErrorMailboxDataArrayEmpty', 'There are no mailboxes in the MailboxDataArray.');
  }
  if (mailboxes.length > MOST_MAILBOXES) {
    throw new EwsError(
      'ErrorMailboxDataArrayTooBig',
      `The number of mailboxes is too large. The allowed size = ${MOST_MAILBOXES}; the actual size = ${mailboxes.length}.`,
    );
  }
  const wish = wishOf(request);
  const options = child(request.element, 'SuggestionsViewOptions');
  if (!wish && !options) {
    throw new EwsError(
      'ErrorMissingArgument',
      'FreeBusyViewOptions, SuggestionsViewOptions or both are needed.',
    );
  }
  return el(
    'm:GetUserAvailabilityResponse',
    null,
    wish &&
      el(
        'm:FreeBusyResponseArray',
        null,
        mailboxes.map((address) => freeBusyOf(context, address, wish)),
      ),
    options &&
      el(
        'm:SuggestionsResponse',
        null,
        el('m:ResponseMessage', { ResponseClass: 'Success' }, successCode()),
        suggestionDays(context, asked, suggestionsWish(options, timeOf(request))),
      ),
  );
};

function freeBusyOf(context: EwsContext, address: string, wish: Wish): Xml {
  try {
    const view = viewOf(context, askedMailbox(context.caller, address), wish);
    return el(
      'm:FreeBusyResponse',
      null,
      el('m:ResponseMessage', { ResponseClass: 'Success' }, successCode()),
      view,
    );
  } catch (error) {
    if (!(error instanceof EwsError)) throw error;
    const none = el('m:FreeBusyView', null, el('t:FreeBusyViewType', null, 'None'));
    return el('m:FreeBusyResponse', null, failed(error), none);
  }
}

function viewOf({ world, caller }: EwsContext, mailbox: EwsMailbox, wish: Wish): Xml {
  const entries = world.calendaring.view(mailbox.address, textOf(wish.from), textOf(wish.to));
  if (entries.length > MOST_ENTRIES) {
    throw new EwsError('ErrorResultSetTooBig', 'The result set contains too many calendar entries.');
  }
  const details = seesDetails(world, caller, mailbox);
  const view = details
    ? wish.view
    : wish.view.replace('Detailed', 'FreeBusy').replace('MergedMerged', 'Merged');
  const granted = view === 'FreeBusyOnly' ? 'FreeBusy' : view;
  return el(
    'm:FreeBusyView',
    null,
    el('t:FreeBusyViewType', null, granted),
    /Merged/.test(granted) && wish.interval > 0
      ? el('t:MergedFreeBusy', null, availabilityView(entries, wish))
      : null,
    granted !== 'MergedOnly' && entries.length > 0
      ? el(
          't:CalendarEventArray',
          null,
          entries.map((entry) => eventOf(entry, wish, granted.startsWith('Detailed'))),
        )
      : null,
    workingHours(mailbox, wish),
  );
}

function eventOf(entry: CalendarEntry, { time }: Wish, detailed: boolean): Xml {
  const isPrivate = entry.sensitivity === 'private';
  return el(
    't:CalendarEvent',
    null,
    el('t:StartTime', null, wallText(entry.start, time)),
    el('t:EndTime', null, wallText(entry.end, time)),
    el('t:BusyType', null, shownAs[entry.showAs]),
    detailed
      ? el(
          't:CalendarEventDetails',
          null,
          isPrivate
            ? null
            : el('t:ID', null, Buffer.from(ewsId(entry.id), 'base64').toString('hex').toUpperCase()),
          isPrivate ? null : optional('t:Subject', entry.subject),
          isPrivate ? null : optional('t:Location', joinedLocation(entry)),
          el('t:IsMeeting', null, entry.attendees.length + entry.rooms.length > 0),
          el('t:IsRecurring', null, entry.kind !== 'single'),
          el('t:IsException', null, entry.kind === 'exception'),
          el('t:IsReminderSet', null, false),
          el('t:IsPrivate', null, isPrivate),
        )
      : null,
  );
}

function workingHours({ timeZone }: EwsMailbox, { from }: Wish): Xml {
  return el(
    't:WorkingHours',
    null,
    serializedZone('t:TimeZone', windowsOf(timeZone) === 'UTC' ? 'UTC' : timeZone, from),
    el(
      't:WorkingPeriodArray',
      null,
      el(
        't:WorkingPeriod',
        null,
        el('t:DayOfWeek', null, 'Monday Tuesday Wednesday Thursday Friday'),
        el('t:StartTimeInMinutes', null, 480),
        el('t:EndTimeInMinutes', null, 1020),
      ),
    ),
  );
}

function wallText(instant: string, time: LocalTime): string {
  return new Date(time.toWall(Date.parse(instant))).toISOString().slice(0, 19);
}

function failed(error: EwsError): Xml {
  return el('m:ResponseMessage', { ResponseClass: 'Error' }, errorParts(error));
}
