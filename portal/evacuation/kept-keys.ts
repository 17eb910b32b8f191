/** What is kept on this device for an evacuation, under these names; signing out takes it away. */
export const LISTS_KEY = 'foyer.evacuation';
export const MARKS_KEY = 'foyer.evacuation.marks';
