/** Kiosks of a reception, and what visitors accept there. */
export const kioskSectionTexts = {
  title: 'Kiosks',
  intro:
    'A tablet or a screen at the entrance at which visitors check in by themselves, with the code of their invitation or with their name and whom they visit. Open {{address}} on the device and type a pairing code.',
  none: 'No kiosk yet.',
  list: 'Kiosks of this reception',
  name: 'Name of the kiosk',
  nameHint: 'Where it stands, such as Main entrance.',
  make: 'Make pairing code',
  newCode: 'New code',
  newCodeOf: 'New pairing code for {{name}}',
  made: 'A pairing code for {{name}} was made.',
  once: {
    title: 'Pairing code for {{name}}',
    detail: 'Type it at {{address}} on the device. It works once, until {{until}}, and is shown only now.',
    label: 'Pairing code',
    done: 'Done',
  },
  columns: { state: 'State', seen: 'Last seen', until: 'Paired until' },
  state: { code: 'Waits for its code', paired: 'Paired', lapsed: 'Not paired' },
  never: 'Never',
  revoke: 'Take away',
  revokeOf: 'Take away {{name}}',
  revokeTitle: 'Take {{name}} away?',
  revokeDetail:
    'The device is let in no more from its next call on. To use it again, make a pairing code and type it there.',
  revoked: '{{name}} was taken away.',
};

/** What kiosks do beside checking in and out. */
export const kioskOptionsTexts = {
  title: 'At the kiosk',
  badge: 'Badge after checking in',
  badgeHint: 'Printing needs a printer at the device, and its browser in kiosk mode so that nobody is asked.',
  badges: {
    none: 'None: whoever needs one gets it at the desk',
    print: 'Printed at the kiosk',
    send: 'Sent to the visitor by mail',
  },
  walkIns: 'Visitors who are not expected may check in',
  walkInsDetail:
    'They type their name and the first and last name of their host, who is told at once. Nobody is offered by a first name alone, so that the directory cannot be read there.',
  walkInsOn: 'Visitors who are not expected may check in.',
  walkInsOff: 'Visitors who are not expected go to the desk.',
  save: 'Save',
  saved: 'What kiosks do was saved.',
};

/** What visitors agree to before a photo. */
export const photoConsentTexts = {
  title: 'Photo on the badge',
  intro:
    'What visitors read and agree to before a kiosk takes their photo. It is always their choice. The photo is on the badge, is kept sealed, and is gone when they check out, at midnight at the latest.',
  off: 'No photos are taken at the moment.',
  turnOff: 'Take no photos any more',
  turnOffTitle: 'Take no photos any more?',
  turnOffDetail: 'Kiosks ask nobody for a photo. Photos of those who are inside stay until they leave.',
  turnedOff: 'No photos are taken any more.',
  offVersion: 'Version {{version}}, {{when}}, by {{name}}: no photos',
};

/** House rules or a non-disclosure agreement. */
export const houseRulesTexts = {
  title: 'House rules',
  intro:
    'What visitors read and accept at a kiosk before they check in: house rules, a non-disclosure agreement. Which version somebody accepted, and when, is kept with their visit. After a new version everybody accepts anew.',
  inForce: 'Version {{version}} is in force, published {{when}} by {{name}}.',
  off: 'Visitors accept nothing at the moment.',
  write: 'Write a version',
  turnOff: 'Ask for nothing any more',
  turnOffTitle: 'Ask visitors for nothing any more?',
  turnOffDetail: 'They check in without accepting anything. What was accepted so far stays with the visits.',
  turnedOff: 'Visitors accept nothing any more.',
  publish: 'Publish new version',
  published: 'Version {{version}} is in force.',
  texts: {
    en: 'Text in English',
    da: 'Text in Danish',
    de: 'Text in German',
    fr: 'Text in French',
  },
  hint: 'Plain text. Who speaks a language without one reads that of the reception.',
  versions: 'Earlier versions',
  version: 'Version {{version}}, {{when}}, by {{name}}',
  offVersion: 'Version {{version}}, {{when}}, by {{name}}: nothing to accept',
  conflict: 'Somebody else published version {{version}} meanwhile. Look at it, then publish yours over it.',
};
