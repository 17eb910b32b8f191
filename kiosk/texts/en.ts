/** Everything that a kiosk says, in English. Other languages carry the same keys; times and numbers come formatted. */
export const kioskTexts = {
  title: 'Check in',
  loading: 'One moment…',
  pairing: {
    title: 'Make this device a kiosk',
    detail:
      'Open the reception in the Foyer portal, make a pairing code, and type it here within ten minutes.',
    code: 'Pairing code',
    submit: 'Pair this device',
    refused: 'This code does not work. It was mistyped or used, or it is too old: make a new one.',
    tooOften: 'Too many codes were tried. Wait {{seconds}} seconds.',
    noAnswer: 'Foyer cannot be reached. Check the network of this device and try again.',
  },
  elsewhere: {
    title: 'This is your code for the reception',
    detail: 'Show it there: hold the square code from your message in front of the kiosk, or tell your name.',
  },
  welcome: {
    greeting: 'Welcome',
    choose: 'Choose your language',
    scan: 'Do you have a code? Hold it in front of the scanner.',
  },
  code: {
    label: 'Code from the scanner',
    title: 'Check in or out',
    hold: 'Hold your code in front of the scanner',
  },
  codeDetail: 'You find the square code in the message that invited you.',
  byCamera: 'Use the camera',
  byName: 'I have no code',
  byNobody: 'I am not expected',
  camera: {
    title: 'Hold your code in front of the camera',
    label: 'Picture of the camera',
    none: 'The camera cannot be used. Hold your code in front of the scanner, or type your name.',
  },
  name: {
    title: 'Who are you, and whom do you visit?',
    own: 'Your first and last name',
    host: 'First and last name of your host',
    submit: 'Continue',
    missing: 'Type both names.',
  },
  unexpected: {
    title: 'Who are you, and whom do you visit?',
    company: 'Your company, if you come for one',
    right: 'Is this right?',
    which: 'Whom do you visit?',
    somebodyElse: 'You mean somebody else? Ask at the reception: they find everybody.',
    name: 'Your name',
  },
  photo: {
    title: 'A photo for your badge',
    agree: 'I agree, take a photo',
    without: 'Without a photo',
    hold: 'Look into the camera',
    take: 'Take the photo',
    use: 'Use this photo',
    again: 'Once more',
    label: 'Picture of the camera',
    none: 'The camera cannot be used. Go on without a photo.',
  },
  back: 'Back',
  cancel: 'Cancel',
  looking: 'Looking for your visit…',
  found: {
    hello: 'Hello, {{name}}',
    host: 'Your host',
    start: 'Begins at',
    kept_one: 'The reception keeps your name and this visit for {{count}} day, then forgets them.',
    kept_other: 'The reception keeps your name and this visit for {{count}} days, then forgets them.',
    checkIn: 'Check in',
    checkOut: 'Check out',
    leaving: 'You are checked in. Are you leaving?',
    notMe: 'That is not me',
  },
  rules: {
    title: 'Please read and accept',
    text: 'House rules',
    version: 'Version {{version}}',
    accept: 'I accept, check me in',
    decline: 'I do not accept',
  },
  busy: 'One moment…',
  offline: {
    title: 'There is no connection',
    detail: 'We keep trying for as long as you stay. You need not do anything.',
  },
  done: {
    in: 'Welcome, {{name}}',
    told: '{{host}} has been told.',
    seat: 'Please take a seat.',
    badge: {
      printed: 'Your badge is being printed. No badge? Ask at the reception: you are checked in.',
      sent: 'Your badge is on its way to your mailbox.',
      desk: 'Please fetch your badge at the reception. You are checked in.',
    },
    out: 'Goodbye, {{name}}',
    thanks: 'You are checked out. Have a good trip.',
    finish: 'Done',
  },
  answer: {
    declined: {
      title: 'Please go to the reception',
      detail: 'Without accepting the house rules you cannot check in here. Nothing was recorded.',
    },
    reception: {
      title: 'Please go to the reception',
      detail: 'They are glad to help you there.',
    },
    unknown: {
      title: 'We did not find your visit',
      detail: 'Try once more, or ask at the reception: they will help you.',
      again: 'Try once more',
    },
    noHost: {
      title: 'We did not find your host',
      detail:
        'Type the first and last name as your host writes them. Still not here? Ask at the reception: they find everybody.',
    },
    tooOften: {
      title: 'Please wait a little',
      detail_one: 'Too much was tried here. It goes on in {{count}} second.',
      detail_other: 'Too much was tried here. It goes on in {{count}} seconds.',
    },
    failed: {
      title: 'That did not work',
      detail: 'Something went wrong. Please ask at the reception.',
    },
  },
  idle: {
    title: 'Are you still here?',
    detail_one: 'This kiosk begins anew in {{count}} second.',
    detail_other: 'This kiosk begins anew in {{count}} seconds.',
    stay: 'I am still here',
  },
};

export type KioskTexts = typeof kioskTexts;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    kiosk: KioskTexts;
  }
}
