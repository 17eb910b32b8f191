export const downloadTexts = {
  busy: 'Fetching…',
  done: 'The file is on its way to your downloads.',
} as const;
