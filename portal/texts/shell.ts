/** The frame of the portal, signing in and out, and what every form says. */
export const shellTexts = {
  product: 'Foyer',
  documentTitle: '{{title}} · Foyer',
  skip: 'Skip to the content',
  menu: 'Menu',
  navigation: 'Pages',
  path: 'You are here',
  adminCenter: 'Admin Center',
  organization: 'Organization',
  simulated: 'Simulated tenant',
  sections: {
    home: 'Home',
    meetings: 'Meetings',
    feed: 'Feed',
    integrations: 'Integrations',
    calendars: 'Calendars',
    places: 'Places',
    departments: 'Departments',
    access: 'Access',
    'access-proof': 'Access proof',
    calls: 'Calls',
    audit: 'Audit',
    deploy: 'Deploy',
    organization: 'Organization',
  },
  offline: {
    title: 'You are offline.',
    detail: 'What you typed is kept. Go on as soon as there is a network again.',
  },
  signedOut: {
    documentTitle: 'Sign in · Foyer',
    title: 'Meeting rooms that follow your calendar',
    detail:
      'This is where an organization connects Foyer to its Exchange, chooses the rooms and says who may do what. Sign in with your work account.',
    endedTitle: 'Your session has ended',
    endedDetail: 'Sessions end after half an hour without a click, and after twelve hours at the latest.',
    kept: 'What you typed is kept in this tab, passwords excepted. After signing in you are back on this page.',
    button: 'Sign in with Microsoft',
    failed: 'Signing in did not work.',
  },
  problem: {
    code: 'The code is {{code}}.',
    explain: 'What it means and what to do',
  },
  person: {
    label: 'Your account',
    theme: 'Theme',
    themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
    signOut: 'Sign out',
    signOutEverywhere: 'Sign out everywhere',
  },
  noRole: {
    documentTitle: 'No role yet · Foyer',
    title: 'You have no role in Foyer yet',
    detail:
      'You are signed in as {{name}}, but nobody has given you a role. Ask for one, or open an organization of your own.',
    guest:
      'You are signed in as {{name}}, a guest of this Microsoft tenant. Guests hold no administrative role; sign in with an account of the tenant itself.',
    ask: 'Ask {{name}} ({{organization}}):',
    askNobody:
      'No organization has named you a contact. Ask the person who looks after meeting rooms where you work.',
    recheck: 'Check again',
    open: 'Open a new organization',
  },
  signUp: {
    title: 'Open a new organization',
    detail:
      'You become its owner: you connect Exchange, choose the rooms and give roles to others. People of your Microsoft tenant may then sign in to it.',
    name: 'Name of the organization',
    contactMail: 'Contact mail',
    contactHint: 'Shown to people who have no role yet, so that they know whom to ask.',
    code: 'Sign-up code',
    codeHint: 'The server prints it when it starts. Dashes, blanks and case do not matter.',
    submit: 'Open organization',
  },
  notFound: {
    title: 'There is no such page',
    detail: 'The address may be mistyped, or what was here has been removed.',
    home: 'To the home page',
  },
  notAllowed: {
    title: 'Your roles do not open this page',
    detail:
      'In {{organization}} none of your roles allows {{permission}}. An owner or a user administrator can give you one.',
  },
  form: {
    mistakes_one: 'One field needs another look. What you typed is kept.',
    mistakes_other: '{{count}} fields need another look. What you typed is kept.',
    mistake: '{{label}}: {{mistake}}.',
    cancel: 'Cancel',
    save: 'Save',
  },
  copy: {
    button: 'Copy',
    done: 'Copied',
    failed: 'Copying was refused: select the text and copy it by hand.',
  },
  conflict: {
    title: 'Somebody changed this meanwhile',
    detail: 'Below is what you typed beside what is there now. Nothing of yours is lost.',
    field: 'Field',
    mine: 'Yours',
    theirs: 'There now',
    keepMine: 'Save mine over it',
    takeTheirs: 'Take what is there',
    nothing: 'Nothing',
  },
} as const;
