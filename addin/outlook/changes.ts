import { askOffice, hasMailbox } from './office-call.ts';

/** How often an Outlook that reports no changes is looked at, while the pane can be seen. */
const LOOK_EVERY_MS = 2000;

/**
 * Calls back whenever the meeting may have changed. Outlook reports time, attendees and recurrence from Mailbox 1.7 and
 * locations from 1.8; what it does not report, or refuses to, is found by looking.
 */
export function watchMeeting(item: Office.AppointmentCompose, changed: () => void): () => void {
  const events = reportedEvents();
  let stopped = false;
  let timer: ReturnType<typeof setInterval> | undefined;
  const look = () => {
    if (document.visibilityState === 'visible') changed();
  };
  const startLooking = () => {
    if (!stopped) timer ??= setInterval(look, LOOK_EVERY_MS);
  };

  if (!hasMailbox('1.8')) startLooking();
  for (const event of events) {
    void askOffice<void>((done) => item.addHandlerAsync(event, () => changed(), done)).then((answer) => {
      if (!answer.ok) startLooking();
      return answer;
    });
  }

  return () => {
    stopped = true;
    clearInterval(timer);
    for (const event of events) void askOffice<void>((done) => item.removeHandlerAsync(event, done));
  };
}

function reportedEvents(): Office.EventType[] {
  const { AppointmentTimeChanged, RecipientsChanged, RecurrenceChanged, EnhancedLocationsChanged } =
    Office.EventType;
  return [
    ...(hasMailbox('1.7') ? [AppointmentTimeChanged, RecipientsChanged, RecurrenceChanged] : []),
    ...(hasMailbox('1.8') ? [EnhancedLocationsChanged] : []),
  ];
}
