export const liveTexts = {
  late: 'Not live at the moment: this page is read anew every 30 seconds.',
} as const;
