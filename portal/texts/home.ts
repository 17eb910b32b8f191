export const homeTexts = {
  title: 'Home',
  intro_zero: 'Everything is set up. People find rooms in Outlook now.',
  intro_one: 'One step is left until people find rooms in Outlook.',
  intro_other: '{{count}} steps are left until people find rooms in Outlook.',
  checklist: 'Setting Foyer up',
  done: 'Done',
  open: 'Open',
  steps: {
    organization: {
      title: 'Open the organization',
      detail: 'Its name, and whom people ask when they have no role.',
    },
    integration: {
      title: 'Connect Exchange',
      detail: 'Exchange Online through Microsoft Graph, or your own Exchange Server.',
    },
    calendars: {
      title: 'Choose the rooms',
      detail: 'Foyer reads the resource calendars that you choose, and no others.',
    },
    places: {
      title: 'Put every room into a place',
      detail: 'A room without a place is offered to nobody.',
    },
    roles: {
      title: 'Say who may do what',
      detail: 'Give roles to groups of your directory, or to single people.',
    },
    'access-proof': {
      title: 'Prove what Foyer can read',
      detail: 'Rooms must be readable; people’s mailboxes must not be.',
    },
    deploy: {
      title: 'Bring the add-in to Outlook',
      detail: 'Download the manifest and deploy it to everybody from the Microsoft 365 admin center.',
    },
  },
  counts: {
    integration: 'Connections: {{count}}',
    calendars: 'Calendars: {{count}}',
    places: 'Without a place: {{count}}',
    roles: 'Roles given: {{count}}',
    'access-proof': 'Proven connections: {{count}}',
    deploy: 'Checks of the manifest that fail: {{count}}',
  },
  halfDone: {
    deploy: 'The manifest is ready. This is done as soon as somebody opens Foyer in Outlook.',
  },
  notReadable: {
    title: 'Welcome',
    detail:
      'You are signed in to {{organization}}. Here you find what you were told; rooms and services are booked with Foyer in Outlook.',
  },
} as const;
