import { Router } from 'express';
import { z } from 'zod';
import type { SimulatedPerson, SimulatedTenant } from '../state/directory.ts';
import type { World } from '../state/world.ts';
import { ControlError, Name, parse, pathParam } from './parse.ts';

const PersonChange = z.strictObject({
  groups: z.array(Name).max(1000).optional(),
  enabled: z.boolean().optional(),
  /** `false`: the account is deleted; `true`: it is restored. */
  inDirectory: z.boolean().optional(),
  attributes: z
    .strictObject({
      displayName: z.string().max(256),
      givenName: z.string().max(64),
      surname: z.string().max(64),
    })
    .partial()
    .optional(),
});

/** The processing of a room mailbox, as Set-CalendarProcessing would change it. */
const RoomChange = z.strictObject({
  processing: z
    .strictObject({
      automateProcessing: z.enum(['AutoAccept', 'AutoUpdate', 'None']),
      allBookInPolicy: z.boolean(),
      delegates: z.array(Name).max(20),
      allowConflicts: z.boolean(),
      enforceCapacity: z.boolean(),
      maximumConflictInstances: z.number().int().min(0).max(999),
      conflictPercentageAllowed: z.number().min(0).max(100),
      bookingWindowInDays: z.number().int().min(0).max(1080),
      maximumDurationInMinutes: z.number().int().min(0).max(10_000_000),
      allowRecurringMeetings: z.boolean(),
      enforceSchedulingHorizon: z.boolean(),
      deleteSubject: z.boolean(),
      addOrganizerToSubject: z.boolean(),
      deleteComments: z.boolean(),
      removePrivateProperty: z.boolean(),
      processExternalMeetingMessages: z.boolean(),
    })
    .partial(),
});

/** Who and what exists, and changing it. */
export function peopleAndRoomsRoutes(world: World): Router {
  const router = Router();

  router.get('/people', (_req, res) => {
    res.json(world.tenants().flatMap((tenant) => tenant.people.map((person) => personView(tenant, person))));
  });

  router.put('/people/:person', (req, res) => {
    const name = pathParam(req, 'person');
    const { groups, enabled, attributes, inDirectory } = parse(PersonChange, req.body);
    if (inDirectory !== undefined) {
      world.setAccount(name, inDirectory);
      if (!inDirectory) {
        res.status(204).end();
        return;
      }
    }
    const found = world.book.anyPerson(name);
    if (!found) throw new ControlError(404, `Nobody is called ${name}; GET /control/people lists everybody.`);
    const { tenant, entry: person } = found;
    if (groups) setGroups(tenant, person, groups);
    if (enabled !== undefined) person.enabled = enabled;
    Object.assign(person, attributes);
    res.json(personView(tenant, person));
  });

  router.get('/rooms', (_req, res) => {
    res.json(world.tenants().flatMap((tenant) => tenant.rooms.map((room) => roomView(tenant, room))));
  });

  router.put('/rooms/:room', (req, res) => {
    const name = pathParam(req, 'room');
    const found = world.book.anyRoom(name);
    if (!found) throw new ControlError(404, `There is no room ${name}; GET /control/rooms lists all.`);
    const { tenant, entry } = found;
    const { processing } = parse(RoomChange, req.body);
    const delegates = processing.delegates?.map((each) => world.book.anyPerson(each)?.entry.mail ?? each);
    const given = Object.fromEntries(Object.entries(processing).filter(([, value]) => value !== undefined));
    const room = {
      ...entry,
      processing: { ...entry.processing, ...given, ...(delegates && { delegates }) },
    };
    tenant.rooms[tenant.rooms.indexOf(entry)] = room;
    world.book.refresh();
    res.json(roomView(tenant, room));
  });

  return router;
}

function setGroups(tenant: SimulatedTenant, person: SimulatedPerson, names: readonly string[]): void {
  const unknown = names.find((name) => !tenant.groups.some((group) => isNamed(group, name)));
  if (unknown !== undefined) throw new ControlError(400, `There is no group ${unknown} in ${tenant.name}.`);
  for (const group of tenant.groups) {
    const others = group.members.filter((id) => id !== person.id);
    group.members = names.some((name) => isNamed(group, name)) ? [...others, person.id] : others;
  }
}

function isNamed(group: { id: string; displayName: string }, name: string): boolean {
  return group.id === name || group.displayName === name;
}

function personView(tenant: SimulatedTenant, person: SimulatedPerson) {
  const groups = tenant.groups.filter(({ members }) => members.includes(person.id));
  return {
    ...person,
    tenant: tenant.name,
    tenantId: tenant.id,
    groups: groups.map(({ displayName }) => displayName),
  };
}

function roomView(tenant: SimulatedTenant, room: SimulatedTenant['rooms'][number]) {
  const building = tenant.buildings.find(({ id }) => id === room.buildingId);
  return {
    ...room,
    tenant: tenant.name,
    tenantId: tenant.id,
    building: building?.name ?? null,
    floor: building?.floors.find(({ id }) => id === room.floorId)?.label ?? null,
  };
}
