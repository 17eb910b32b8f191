/** What a person and their teams were told. */
export const feedTexts = {
  title: 'Feed',
  intro: 'What you, and the teams you work for, were told. The newest comes first.',
  list: 'Messages, newest first',
  unread: 'Unread',
  unreadCount_zero: 'Nothing is unread.',
  unreadCount_one: 'One message is unread.',
  unreadCount_other: '{{count}} messages are unread.',
  markRead: 'Mark as read',
  markReadNamed: 'Mark as read: {{title}}',
  markAllRead: 'Mark all as read',
  marked: 'Marked as read.',
  meeting: 'To the meeting',
  empty: {
    title: 'Nothing yet',
    detail:
      'As soon as a meeting changes on which something of yours or of your team hangs, it is said here and by mail.',
  },
  home: {
    title: 'What you were told last',
    all: 'Everything you were told',
  },
} as const;
