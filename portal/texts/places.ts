/** Regions, campuses, buildings and floors. */
export const placeTexts = {
  title: 'Places',
  intro:
    'Rooms stand on floors, floors in buildings. Times are shown in the zone of a room’s place, and roles may be given for a place and what is below it.',
  tree: 'Places of the organization',
  kinds: { region: 'Region', campus: 'Campus', building: 'Building', floor: 'Floor' },
  empty: {
    title: 'No places yet',
    detail:
      'Add a region, a campus or a building. Adding calendars can make buildings and floors by itself, as Exchange names them.',
    readOnly: 'Nobody has added a place.',
  },
  calendars_one: '{{count}} calendar',
  calendars_other: '{{count}} calendars',
  add: 'Add a place',
  addIn: 'Add inside {{name}}',
  addShort: 'Add inside',
  edit: 'Change',
  editNamed: 'Change {{name}}',
  remove: 'Remove',
  removeNamed: 'Remove {{name}}',
  plan: 'Floor plan',
  planNamed: 'Floor plan of {{name}}',
  policy: 'Policy',
  policyNamed: 'Policy of {{name}}',
  policyOfAll: 'Policy of all rooms',
  ranking: 'Order',
  rankingNamed: 'Order of rooms of {{name}}',
  rankingOfAll: 'Order of all rooms',
  form: {
    kind: 'Kind',
    name: 'Name',
    parent: 'Lies in',
    top: 'Nothing: it stands at the top',
    timeZone: 'Time zone',
    timeZoneHint: 'Begin to type a city, for example Copenhagen.',
    added: '{{name}} is added.',
    saved: '{{name}} is saved.',
  },
  removal: {
    title: 'Remove {{name}}?',
    detail:
      'Only an empty place can be removed: no places, calendars, departments or roles may be left in it.',
    removed: '{{name}} is removed.',
  },
} as const;
