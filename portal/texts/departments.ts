/** Groups with a default place, a cost center and a say in who sees their rooms. */
export const departmentTexts = {
  title: 'Departments',
  intro:
    'A department is a group of your directory with a default place, a cost center and a say in who sees its rooms.',
  add: 'Add a department',
  empty: {
    title: 'There are no departments',
    detail: 'You need none to begin. Add one when a group of people should have rooms of its own.',
  },
  columns: {
    name: 'Name',
    group: 'Group',
    unit: 'Default place',
    costCenter: 'Cost center',
    visibility: 'Its rooms are seen by',
    calendars: 'Calendars',
  },
  visibility: { everyone: 'Everybody whose role reaches them', members: 'Its members only' },
  noUnit: 'None',
  form: {
    name: 'Name',
    group: 'Group',
    groupMissing: 'choose a group from those that were found',
    unit: 'Default place',
    unitHint: 'Where its people look for rooms first.',
    costCenter: 'Cost center',
    costCenterHint: 'Put on what the department orders. Leave it empty when there is none.',
    visibility: 'Who sees its rooms',
    addButton: 'Add the department',
    added: '{{name}} is a department now.',
    saved: '{{name}} is saved.',
  },
  remove: {
    button: 'Remove the department',
    title: 'Remove {{name}}?',
    detail:
      'Its rooms stay and are seen by everybody again whose role reaches them. The group in your directory stays as it is.',
    confirm: 'Remove',
    done: '{{name}} is no department any more.',
  },
  gone: {
    title: 'This department is not there any more',
    detail: 'Somebody may have removed it. The list shows those that there are.',
    back: 'To the departments',
  },
} as const;
