/**
 * What Outlook runs by itself while a meeting is composed: the launch events of manifest.xml, by their function names.
 *
 * Outlook waits for `completed` and lets nobody send before it came, so each handler ends with it whatever happens. What
 * a handler decides is decided by the server or the pane; one that has nothing to decide lets the person go on.
 *
 * Classic Outlook on Windows loads this file into a runtime without a page and without modules, and calls nothing in
 * `Office.onReady` (learn.microsoft.com/office/dev/add-ins/develop/event-based-activation). Hence one file, no imports,
 * no DOM, and the names are associated at the top level.
 */
const LETS_SEND: Office.SmartAlertsEventCompletedOptions = { allowEvent: true };

/** The person goes on composing at once: the pane, where it is open, hears of these changes by itself. */
function goOn(event: Office.MailboxEvent): void {
  event.completed();
}

/** Smart Alerts. Sending is the person's decision: without a reason against it the meeting goes out. */
function letSend(event: Office.MailboxEvent): void {
  event.completed(LETS_SEND);
}

// Browser clients hold every event back until the page has called this once.
void Office.onReady();

Office.actions.associate('onNewAppointmentOrganizer', goOn);
Office.actions.associate('onAppointmentTimeChanged', goOn);
Office.actions.associate('onAppointmentRecurrenceChanged', goOn);
Office.actions.associate('onAppointmentAttendeesChanged', goOn);
Office.actions.associate('onInfoBarDismissClicked', goOn);
Office.actions.associate('onAppointmentSend', letSend);
