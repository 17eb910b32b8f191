/** What visitors of a reception read, in its own words. */
export const receptionTextTexts = {
  intro:
    'Your own words in the invitation, for each language that visitors speak. Empty: the usual words. These are filled in for each visit: {{names}}.',
  languages: { en: 'English', da: 'Danish', de: 'German', fr: 'French' },
  own: 'Own words',
  usual: 'The usual words',
  ownIn: 'own words in {{languages}}',
  subject: 'Subject in {{language}}',
  subjectHint: 'Of the invitation. A correction says in its subject that something has changed.',
  paragraph: 'What to bring and how to get there, in {{language}}',
  paragraphHint: 'Instead of the directions above.',
  preview: 'Preview in {{language}}',
  previewed: 'Invitation in {{language}}',
  notYet: 'There is nothing to look at yet:',
  subjectIs: 'Subject: {{subject}}',
  asPage: 'The mail as the visitor sees it',
  asText: 'The same as plain text',
  close: 'Close',
};
