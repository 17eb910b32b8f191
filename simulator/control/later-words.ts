/** Values that are in no list of Microsoft's today, in the places of those that calendars show most. */
const said = [
  [/"(showAs|status)":"(?:busy|tentative)"/g, '"$1":"focusing"'],
  [/"response":"accepted"/g, '"response":"acceptedInPart"'],
  [/(LegacyFreeBusyStatus|BusyType)>(?:Busy|Tentative)</g, '$1>Focusing<'],
  [/MyResponseType>Accept</g, 'MyResponseType>AcceptInPart<'],
] as const;

/** An answer of Graph or of Exchange Web Services as a later version might give it: the same, with words that are new. */
export function inLaterWords(body: string): string {
  return said.reduce((text, [word, later]) => text.replaceAll(word, later), body);
}
