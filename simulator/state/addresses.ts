import type { SimulatedPerson, SimulatedRoom, SimulatedTenant } from './directory.ts';

/** Who is behind an address, over all tenants. Answers always follow the tenants as they are at this moment. */
export interface AddressBook {
  readonly tenants: () => readonly SimulatedTenant[];
  readonly person: (address: string) => Found<SimulatedPerson> | undefined;
  readonly room: (address: string) => Found<SimulatedRoom> | undefined;
  /** A person by address, handle or object id: what a human types at the control API. */
  readonly anyPerson: (name: string) => Found<SimulatedPerson> | undefined;
  /** A room by address, handle or object id. */
  readonly anyRoom: (name: string) => Found<SimulatedRoom> | undefined;
  /** The name Exchange would show for an address; the address itself for strangers. */
  readonly nameOf: (address: string) => string;
  /** To be called after the tenants, their people or their rooms changed. */
  readonly refresh: () => void;
}

export interface Found<T> {
  readonly tenant: SimulatedTenant;
  readonly entry: T;
}

export function createAddressBook(tenants: () => readonly SimulatedTenant[]): AddressBook {
  let people = new Map<string, Found<SimulatedPerson>>();
  let rooms = new Map<string, Found<SimulatedRoom>>();

  const refresh = (): void => {
    people = new Map();
    rooms = new Map();
    for (const tenant of tenants()) {
      for (const entry of tenant.people) {
        // A guest's address belongs to the account at home.
        const names = entry.guestOf ? [entry.id, entry.handle] : [entry.id, entry.handle, entry.mail];
        for (const name of names) people.set(name, { tenant, entry });
      }
      for (const entry of tenant.rooms) {
        for (const name of [entry.id, entry.handle, entry.address]) rooms.set(name, { tenant, entry });
      }
    }
  };
  refresh();

  const byAddress = <T>(found: Map<string, Found<T>>, address: string): Found<T> | undefined =>
    address.includes('@') ? found.get(address.toLowerCase()) : undefined;

  return {
    tenants,
    person: (address) => byAddress(people, address),
    room: (address) => byAddress(rooms, address),
    anyPerson: (name) => people.get(name.toLowerCase()),
    anyRoom: (name) => rooms.get(name.toLowerCase()),
    nameOf: (address) =>
      byAddress(people, address)?.entry.displayName ??
      byAddress(rooms, address)?.entry.displayName ??
      address,
    refresh,
  };
}
