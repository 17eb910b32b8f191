import { descendant, descendants } from './xml-tree.ts';
import type { XmlElement } from './xml-tree.ts';

/** What Outlook raises for the organizer of a meeting, up to Mailbox 1.13 (learn.microsoft.com, event-based activation). */
const ORGANIZER_EVENTS = new Set([
  'OnNewAppointmentOrganizer',
  'OnAppointmentOrganizer',
  'OnAppointmentAttachmentsChanged',
  'OnAppointmentAttendeesChanged',
  'OnAppointmentTimeChanged',
  'OnAppointmentRecurrenceChanged',
  'OnAppointmentFromChanged',
  'OnInfoBarDismissClicked',
  'OnSensitivityLabelChanged',
  'OnAppointmentSend',
]);

/** Launch events: known to Outlook, handled by the script, and run by a runtime that exists. */
export function checkEvents(overrides: XmlElement, eventsScript: string): string[] {
  const events = descendants(overrides, 'LaunchEvent').filter((event) => event.attributes['FunctionName']);
  const named = events.map((event) => event.attributes['FunctionName'] ?? '');
  const associated = associatedNames(eventsScript);
  return [
    ...events.flatMap((event) => checkEvent(event.attributes)),
    ...named
      .filter((name) => !associated.has(name))
      .map((name) => `events.js associates no handler with ${name}; Outlook would wait for it in vain.`),
    ...[...associated]
      .filter((name) => !named.includes(name))
      .map((name) => `events.js has a handler ${name} that no event names.`),
    ...checkRuntime(overrides),
  ];
}

function checkEvent({ Type: type = '', SendMode: mode }: Readonly<Record<string, string>>): string[] {
  const mistakes = ORGANIZER_EVENTS.has(type) ? [] : [`Outlook raises no event ${type} for an organizer.`];
  if (type === 'OnAppointmentSend' && mode !== 'PromptUser') {
    mistakes.push('OnAppointmentSend must be PromptUser: nobody is kept from sending because we are down.');
  }
  return mistakes;
}

function checkRuntime(overrides: XmlElement): string[] {
  const runtimes = descendants(overrides, 'Runtime').map((runtime) => runtime.attributes['resid']);
  const surfaces = descendants(overrides, 'ExtensionPoint').filter(
    (surface) => surface.attributes['type'] === 'LaunchEvent',
  );
  const sources = surfaces.map(
    (surface) => surface.children.find((child) => child.name === 'SourceLocation')?.attributes['resid'],
  );
  const scripts = descendants(overrides, 'Runtime').map((runtime) => descendant(runtime, 'Override'));
  return [
    ...(surfaces.length === 1 ? [] : ['There must be exactly one extension point LaunchEvent.']),
    ...sources
      .filter((source) => !runtimes.includes(source))
      .map((source) => `Launch events run in ${source}, and no Runtime has that resid.`),
    ...(scripts.every((script) => script?.attributes['type'] === 'javascript')
      ? []
      : ['A Runtime has no Override of type javascript: classic Outlook on Windows would run nothing.']),
  ];
}

function associatedNames(script: string): ReadonlySet<string> {
  const calls = script.matchAll(/\bactions\.associate\(\s*["'`](\w+)["'`]/g);
  return new Set([...calls].map(([, name = '']) => name));
}
