/**
 * What a plausible week at Nordhavn looks like. Hours are local to `zone`; days count from Monday. In fjord, lille,
 * skov and hudson these stay free in Copenhagen time, because people and tests book there: Tuesday 10–11, Wednesday
 * 12–14, Thursday 12–13, and 15–16 on every day; fjord is booked only early and late.
 */
export interface Planned {
  readonly days: readonly number[];
  readonly from: string;
  readonly to: string;
  readonly organizer: string;
  readonly subject: string;
  readonly with?: readonly string[];
  readonly room?: string;
  readonly zone?: 'Europe/Copenhagen' | 'America/New_York';
  readonly isPrivate?: boolean;
  readonly isAllDay?: boolean;
  /** Which weeks, counted from the current one; every week when left out. */
  readonly weeks?: readonly number[];
}

const WORKDAYS = [0, 1, 2, 3, 4];
const NEW_YORK = 'America/New_York';

/** Meetings made one by one. */
export const singles: readonly Planned[] = [
  {
    days: [0, 3],
    from: '08:30',
    to: '09:30',
    organizer: 'carla',
    subject: 'Pipeline review',
    with: ['anna', 'hana'],
    room: 'fjord',
  },
  {
    days: [1],
    from: '08:30',
    to: '09:30',
    organizer: 'dora',
    subject: 'Menu planning',
    with: ['erik'],
    room: 'fjord',
  },
  {
    days: [2, 4],
    from: '08:30',
    to: '09:30',
    organizer: 'gus',
    subject: 'Change board',
    with: ['bent', 'erik'],
    room: 'fjord',
  },
  {
    days: [0, 2],
    from: '16:15',
    to: '17:00',
    organizer: 'hana',
    subject: 'Owner round',
    with: ['carla', 'gus'],
    room: 'fjord',
  },
  {
    days: [1, 4],
    from: '16:15',
    to: '17:00',
    organizer: 'anna',
    subject: 'Customer wrap-up',
    with: ['carla'],
    room: 'fjord',
  },

  {
    days: [0],
    from: '11:00',
    to: '12:00',
    organizer: 'erik',
    subject: 'Equipment walk-through',
    with: ['gus'],
    room: 'lille',
  },
  {
    days: [1],
    from: '13:00',
    to: '14:00',
    organizer: 'carla',
    subject: 'Contract details',
    with: ['anna'],
    room: 'lille',
  },
  {
    days: [2],
    from: '10:00',
    to: '11:00',
    organizer: 'fatima',
    subject: 'Desk rota',
    with: ['dora'],
    room: 'lille',
  },
  {
    days: [3],
    from: '10:30',
    to: '11:30',
    organizer: 'ivan',
    subject: 'Interview',
    with: ['hana'],
    room: 'lille',
  },
  {
    days: [4],
    from: '13:30',
    to: '14:15',
    organizer: 'bent',
    subject: 'Travel plans',
    with: ['carla'],
    room: 'lille',
  },

  {
    days: [0],
    from: '13:00',
    to: '14:30',
    organizer: 'hana',
    subject: 'Site meeting',
    with: ['gus', 'dora', 'fatima'],
    room: 'skov',
  },
  {
    days: [1],
    from: '08:15',
    to: '09:45',
    organizer: 'gus',
    subject: 'Network upgrade',
    with: ['erik', 'ivan'],
    room: 'skov',
  },
  {
    days: [2],
    from: '09:00',
    to: '11:30',
    organizer: 'carla',
    subject: 'Customer workshop',
    with: ['anna', 'bent'],
    room: 'skov',
  },
  {
    days: [3],
    from: '13:30',
    to: '14:45',
    organizer: 'dora',
    subject: 'Supplier tasting',
    with: ['hana'],
    room: 'skov',
  },
  {
    days: [3],
    from: '16:30',
    to: '17:15',
    organizer: 'hana',
    subject: 'Salary talk',
    with: ['anna'],
    room: 'skov',
    isPrivate: true,
    weeks: [0, 2],
  },

  {
    days: [0],
    from: '13:00',
    to: '15:00',
    organizer: 'hana',
    subject: 'Board meeting',
    with: ['carla', 'gus'],
    room: 'bestyrelse',
    weeks: [-1, 1, 3],
  },

  {
    days: [0, 1, 3],
    from: '11:30',
    to: '12:30',
    organizer: 'nora',
    subject: 'East coast accounts',
    with: ['anna'],
    room: 'hudson',
    zone: NEW_YORK,
  },
  {
    days: [2, 4],
    from: '13:30',
    to: '15:00',
    organizer: 'nora',
    subject: 'Client visit',
    room: 'hudson',
    zone: NEW_YORK,
  },

  { days: [0], from: '09:45', to: '10:15', organizer: 'anna', subject: 'Week plan', with: ['bent'] },
  { days: [1], from: '11:15', to: '12:00', organizer: 'anna', subject: 'Call with a customer' },
  { days: [2], from: '14:15', to: '14:45', organizer: 'bent', subject: 'Budget questions', with: ['anna'] },
  {
    days: [3],
    from: '09:45',
    to: '10:30',
    organizer: 'anna',
    subject: 'Offer for the harbour project',
    with: ['carla'],
  },
  {
    days: [4],
    from: '08:00',
    to: '08:30',
    organizer: 'anna',
    subject: 'Dentist',
    isPrivate: true,
    weeks: [0, 3],
  },
  { days: [4], from: '00:00', to: '24:00', organizer: 'gus', subject: 'Day off', isAllDay: true, weeks: [1] },
];

/** Weekly series; their first date lies in the week before the current one. */
export const series: readonly Planned[] = [
  {
    days: WORKDAYS,
    from: '09:00',
    to: '09:20',
    organizer: 'gus',
    subject: 'Stand-up',
    with: ['erik', 'ivan'],
    room: 'lille',
  },
  {
    days: [4],
    from: '10:00',
    to: '11:30',
    organizer: 'carla',
    subject: 'Sales meeting',
    with: ['anna', 'bent', 'nora'],
    room: 'skov',
  },
  {
    days: [3],
    from: '13:00',
    to: '13:45',
    organizer: 'nora',
    subject: 'Team hour',
    room: 'hudson',
    zone: NEW_YORK,
  },
];

/** At the desks, where there are any: two by themselves, and a team of three. Wednesdays are quiet. */
export const atDesks: readonly Planned[] = [
  { days: [0, 1, 3, 4], from: '09:00', to: '12:00', organizer: 'erik', subject: 'Desk', room: 'desks' },
  { days: [0, 1, 3, 4], from: '09:00', to: '17:00', organizer: 'hana', subject: 'Desk', room: 'desks' },
  {
    days: [1],
    from: '10:00',
    to: '15:00',
    organizer: 'dora',
    subject: 'Menu of the season',
    with: ['fatima', 'gus'],
    room: 'desks',
  },
];
