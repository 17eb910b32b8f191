import type { Role } from '../../../contract/access.ts';
import { permissions } from '../../../contract/route.ts';
import type { Permission } from '../../../contract/route.ts';

/** What a role is for, in words that the portal shows, and what it allows. */
export interface RoleEntry {
  readonly name: string;
  readonly purpose: string;
  readonly permissions: readonly Permission[];
  /** It may be held within one place or one department only. */
  readonly mayBeConfined: boolean;
  /** It has effect for a person who is only invited into the tenant. */
  readonly mayBeGuest: boolean;
}

/** What is done in Outlook: it takes an add-in role, whatever else somebody is. */
const ofTheAddIn: ReadonlySet<Permission> = new Set(['meetings.act-for-others', 'rooms.read']);

/** What a device does and no person: it is paired, and no role brings it. */
const ofDevices: ReadonlySet<Permission> = new Set(['kiosk.use']);

/**
 * The roles of the product and what each allows. Owners and administrators set things up and need an add-in role besides
 * to use the add-in, as everybody does: a role says what somebody is for, not how important they are.
 */
export const roleTable: Readonly<Record<Role, RoleEntry>> = {
  owner: administrator(
    'Owner',
    'Sets up everything, and alone gives and takes the role of an owner. To use the add-in, an owner needs an add-in role as well.',
    permissions.filter((permission) => !ofTheAddIn.has(permission) && !ofDevices.has(permission)),
  ),
  'user-administrator': administrator(
    'User Administrator',
    'Gives and takes roles, except those of owners, and sees who may do what.',
    ['access.read', 'access.write', 'directory.read', 'organization.read'],
  ),
  'integrations-administrator': administrator(
    'Integrations Administrator',
    'Connects Foyer to Exchange and adds its calendars, looks at the access proof and rolls the add-in out.',
    [
      'calendars.read',
      'calendars.write',
      'deploy.read',
      'directory.read',
      'integrations.read',
      'integrations.write',
      'organization.read',
      'proof.read',
    ],
  ),
  'resources-administrator': {
    ...administrator(
      'Resources Administrator',
      'Adds rooms, places them and says who may see and book them; within a place or a department only the rooms there.',
      [
        'calendars.read',
        'calendars.write',
        'directory.read',
        'integrations.read',
        'meetings.read',
        'meetings.reconcile',
        'organization.read',
        'proof.read',
        'units.write',
      ],
    ),
    mayBeConfined: true,
  },
  'services-administrator': administrator(
    'Services Administrator',
    'Looks after kitchens, teams and what they offer, and decides about meetings that nobody may guess about. What else it allows comes with Meeting services.',
    [
      'directory.read',
      'meetings.read',
      'meetings.reconcile',
      'organization.read',
      'requests.work',
      'services.read',
      'services.write',
    ],
  ),
  'visitors-administrator': administrator(
    'Visitors Administrator',
    'Looks after receptions and their visitors, sees the meetings of rooms, and answers visitors who ask what is known of them.',
    [
      'directory.read',
      'meetings.read',
      'organization.read',
      'personal-data.write',
      'receptions.read',
      'receptions.write',
      'visits.work',
    ],
  ),
  'insights-administrator': administrator(
    'Insights Administrator',
    'Decides what is measured and who sees it. What else it allows comes with Insights.',
    ['organization.read'],
  ),
  auditor: administrator('Auditor', 'Sees what was set up, changed and proven, and changes nothing.', [
    'access.read',
    'audit.read',
    'calendars.read',
    'directory.read',
    'integrations.read',
    'keys.read',
    'meetings.read',
    'organization.read',
    'proof.read',
  ]),
  finance: member(
    'Finance',
    'Settles what was ordered, for the organization as a whole, and takes it out as files.',
    ['organization.read', 'requests.read', 'settlements.read', 'settlements.write'],
  ),
  'portal-user': member(
    'Portal User',
    'Works in the portal for a kitchen, a team or a reception, and sees the meetings of rooms.',
    ['meetings.read', 'organization.read', 'requests.work', 'visits.work'],
  ),
  'add-in-user': user('Add-in User', 'Finds and books rooms in Outlook, for meetings of their own.'),
  'add-in-user-with-delegated-access': user(
    'Add-in User with delegated access',
    'Finds and books rooms in Outlook, also for meetings that somebody else organizes.',
    ['meetings.act-for-others'],
  ),
};

/** Permissions about the organization as a whole: a role that is confined to a part of it does not bring them. */
export const undivided: ReadonlySet<Permission> = new Set([
  'requests.read',
  'settlements.read',
  'settlements.write',
  'units.write',
]);

function administrator(name: string, purpose: string, allowed: readonly Permission[]): RoleEntry {
  return { name, purpose, permissions: withFeed(allowed), mayBeConfined: false, mayBeGuest: false };
}

function member(name: string, purpose: string, allowed: readonly Permission[]): RoleEntry {
  return { name, purpose, permissions: withFeed(allowed), mayBeConfined: true, mayBeGuest: false };
}

function user(name: string, purpose: string, more: readonly Permission[] = []): RoleEntry {
  const permissions = withFeed([...more, 'rooms.read']);
  return { name, purpose, permissions, mayBeConfined: true, mayBeGuest: true };
}

/** Everybody may look up what they were told; so who orders from a phone finds out what became of it. */
function withFeed(allowed: readonly Permission[]): readonly Permission[] {
  return [...new Set<Permission>([...allowed, 'feed.read'])];
}
