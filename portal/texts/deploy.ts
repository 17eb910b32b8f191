/** Bringing the add-in to Outlook. */
export const deployTexts = {
  title: 'Deploy',
  intro:
    'The manifest tells Outlook where Foyer is and what it may do. It is made for this installation; nothing in it needs to be changed.',
  refused: 'There is no manifest to deploy yet',
  manifest: {
    title: 'The manifest',
    download: 'Download the manifest',
    address: 'Its address',
    copy: 'Address of the manifest',
    open: 'Look at it',
  },
  checks: {
    title: 'What was checked',
    name: 'Check',
    result: 'Result',
    passed: 'Passed',
    failed: 'Failed',
    detail: 'In words',
    allPassed: 'Every check passed.',
    someFailed_one: 'One check failed: mend it before you deploy.',
    someFailed_other: '{{count}} checks failed: mend them before you deploy.',
  },
  reach: {
    title: 'Is everything reachable?',
    detail:
      'Outlook fetches these addresses from the computers of your people. They are tried here from this browser, past its cache.',
    again: 'Try again',
    purpose: 'What it is',
    address: 'Address',
    result: 'Result',
    trying: 'Trying…',
    reached: 'Reached: {{status}} in {{ms}} ms',
    answered: 'The server answered {{status}}: what Outlook asks for is not there.',
    silent: 'No answer. A proxy, a firewall or an untrusted certificate may be in the way.',
    slow: 'No answer within {{seconds}} seconds.',
    elsewhere: 'On another server, which this page does not ask. Open it to see.',
    allReached: 'Everything that can be tried from here is reached.',
    someSilent_one: 'One address is not reached.',
    someSilent_other: '{{count}} addresses are not reached.',
  },
  online: {
    title: 'Everybody in Microsoft 365',
    steps: {
      open: 'Sign in to the Microsoft 365 admin center as a Global Administrator or an Exchange Administrator.',
      apps: 'Go to Settings → Integrated apps → Upload custom apps.',
      type: 'Choose the app type “Office Add-in” and upload the manifest that you downloaded.',
      users: 'Choose who gets it: begin with “Just me”, then a group, then the entire organization.',
      accept:
        'Accept the permissions and deploy. It takes up to 24 hours until everybody sees the button; Outlook may have to be started again.',
    },
    link: 'Open the Microsoft 365 admin center',
  },
  server: {
    title: 'Everybody on Exchange Server',
    steps: {
      copy: 'Copy the downloaded manifest to a computer with the Exchange Management Shell.',
      run: 'Run this in the folder of the manifest, as a member of Organization Management:',
      see: 'Let people start Outlook again. On an Exchange Server the pane works; checks on sending need Exchange Online.',
    },
    command: 'PowerShell for Exchange Server',
  },
  one: {
    title: 'One person, to try it',
    steps: {
      open: 'Open aka.ms/olksideload in a browser while signed in to Outlook on the web.',
      add: 'In the dialog choose My add-ins → Custom add-ins → Add a custom add-in → Add from file.',
      file: 'Choose the downloaded manifest. The button Foyer is then in every meeting that the person organizes.',
    },
    link: 'Open the dialog',
  },
} as const;
