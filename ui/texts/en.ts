/** What the shared pieces say, in English. Other languages carry the same keys. */
export const uiTexts = {
  tryAgain: 'Try again',
  tryAgainIn_one: 'Try again in {{count}} second',
  tryAgainIn_other: 'Try again in {{count}} seconds',
  code: 'Code {{code}}',
  loading: 'Loading…',
  answers: { choose: 'Choose an answer', mistake: '{{name}}: {{mistake}}.', yes: 'Yes', no: 'No' },
  failure: {
    offline: {
      title: 'You are offline',
      detail:
        'This computer has no network connection. What you entered is kept; try again once you are back online.',
    },
    unreachable: {
      title: 'Foyer cannot be reached',
      detail:
        'The server did not answer. What you entered is kept. If this goes on, tell your administrator.',
    },
    timeout: {
      title: 'This takes too long',
      detail:
        'No answer came within {{seconds}} seconds, so the call was given up. What you entered is kept.',
    },
    unreadable: {
      title: 'The answer could not be read',
      detail:
        'Something between you and Foyer changed the answer, or this page is out of date. Close it and open it again.',
    },
    bug: {
      title: 'Something went wrong in this page',
      detail:
        'This is a fault in Foyer. What you entered is kept; try again, or close this page and open it again.',
    },
  },
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    ui: typeof uiTexts;
  }
}
