import { MailboxAddress } from '../../contract/primitives.ts';

/** A company, and who organizes meetings there, where. */
export interface Company {
  readonly domain: string;
  readonly organizers: readonly string[];
  /** Buildings, each with rooms among which a meeting may change; the last of several is a distant one. */
  readonly buildings: readonly (readonly string[])[];
  /** A room in which somebody decides about every meeting; null: there is none. */
  readonly managedRoom: string | null;
  /** Where mail to its teams goes. */
  readonly teams: readonly string[];
}

export const nordhavn: Company = {
  domain: 'nordhavn.example',
  organizers: ['anna', 'bent', 'carla', 'nora'],
  buildings: [['fjord', 'lille', 'skov'], ['hudson']],
  managedRoom: 'bestyrelse',
  teams: ['house-cph@nordhavn.example', 'house-nyc@nordhavn.example'],
};

/** Another company in the same deployment, with meetings of its own at the same hours. */
export const sydhavn: Company = {
  domain: 'sydhavn.example',
  organizers: ['sofie', 'svala'],
  buildings: [['mole', 'fyr']],
  managedRoom: null,
  teams: ['havn@sydhavn.example'],
};

export const companies = [nordhavn, sydhavn] as const;

export function address(name: string, { domain }: Pick<Company, 'domain'>) {
  return MailboxAddress.parse(`${name}@${domain}`);
}

/** Every room that a story may use. */
export function roomsOf({ buildings, managedRoom }: Company): readonly string[] {
  return [...buildings.flat(), ...(managedRoom === null ? [] : [managedRoom])];
}

/** Addresses of rooms that any story uses; nobody else's calendar is ever to be read. */
export const roomAddresses: ReadonlySet<string> = new Set(
  companies.flatMap((company) => roomsOf(company).map((room) => String(address(room, company)))),
);
