import { hasMailboxHere } from '../state/directory.ts';
import type { SimulatedPerson, SimulatedTenant } from '../state/directory.ts';
import type { PersonSeen, RoomSeen, Session } from './wire.ts';

/** A call that is answered with a sentence instead of a result. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string | undefined;

  constructor(status: number, message: string, code?: string) {
    super(message);
    this.status = status;
    this.code = code;
  }

  body(): { error: string; code?: string } {
    return { error: this.message, ...(this.code !== undefined && { code: this.code }) };
  }
}

/**
 * The tenant as one person sees it: whom they may act for, whose calendars they may open. `name` is a handle or a mail
 * address. Throws a Refusal when nobody has it or the account is disabled.
 */
export function directoryOf(tenants: readonly SimulatedTenant[], name: string) {
  const { tenant, person } = personNamed(tenants, name.toLowerCase());
  const delegateOf = new Set(person.delegateOf.map((address) => address.toLowerCase()));
  const rooms = tenant.rooms.map((room) => seenRoom(tenant, person, room));
  const room = (address: string) => rooms.find((candidate) => candidate.address === address.toLowerCase());
  const isOwn = (address: string) => address === person.mail || delegateOf.has(address);

  return {
    tenant,
    person,

    session: (): Omit<Session, 'now' | 'addin' | 'settings'> => ({
      person: { ...seenPerson(tenant, person), id: person.id, tenantId: tenant.id },
      everybody: tenants.flatMap((each) =>
        each.people.filter(hasCalendar).map((one) => seenPerson(each, one)),
      ),
      people: tenant.people.filter(hasMailboxHere).map((one) => seenPerson(tenant, one)),
      rooms,
      delegateOf: tenant.people
        .filter((one) => delegateOf.has(one.mail))
        .map((one) => seenPerson(tenant, one)),
    }),

    mayOpen(mailbox: string): void {
      if (isOwn(mailbox) || room(mailbox)) return;
      throw new Refusal(
        403,
        'You may open your own calendar, those you look after, and rooms.',
        'ErrorAccessDenied',
      );
    },

    mayActFor(organizer: string): void {
      if (isOwn(organizer)) return;
      throw new Refusal(403, 'Only the organizer, or their delegate, may do this.', 'ErrorAccessDenied');
    },

    mayAnswerFor(mailbox: string): void {
      if (isOwn(mailbox) || room(mailbox)?.delegate) return;
      throw new Refusal(403, 'Only a delegate of this room may answer for it.', 'ErrorAccessDenied');
    },
  };
}

function personNamed(tenants: readonly SimulatedTenant[], name: string) {
  for (const tenant of tenants) {
    const person = tenant.people.find((one) => one.handle === name || one.mail === name);
    if (person && !person.enabled) throw new Refusal(403, 'This account is disabled.', 'AADSTS50057');
    if (person) return { tenant, person };
  }
  throw new Refusal(404, 'Nobody of this name is in the simulated tenants.', 'ErrorNonExistentMailbox');
}

function seenPerson(tenant: SimulatedTenant, person: SimulatedPerson): PersonSeen {
  const { handle, displayName, mail, timeZone } = person;
  return { handle, displayName, mail, timeZone, tenant: tenant.name };
}

function seenRoom(
  tenant: SimulatedTenant,
  person: SimulatedPerson,
  room: SimulatedTenant['rooms'][number],
): RoomSeen {
  const building = tenant.buildings.find((one) => one.id === room.buildingId);
  return {
    address: room.address,
    displayName: room.displayName,
    capacity: room.capacity,
    building: building?.name ?? '',
    floor: building?.floors.find((floor) => floor.id === room.floorId)?.label ?? '',
    timeZone: room.timeZone,
    managed: !room.processing.allBookInPolicy,
    delegate: room.processing.delegates.includes(person.mail),
  };
}

function hasCalendar(person: SimulatedPerson): boolean {
  return person.enabled && hasMailboxHere(person);
}
