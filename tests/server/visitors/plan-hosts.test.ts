import * as fc from 'fast-check';
import { ListedHostId } from '../../../contract/listed-hosts.ts';
import type { HostColumn } from '../../../contract/listed-hosts.ts';
import { ReceptionId } from '../../../contract/visitor-ids.ts';
import { planHosts } from '../../../server/modules/visitors/host-list/plan-hosts.ts';
import type { KeptHost } from '../../../server/modules/visitors/host-list/listed-hosts.store.ts';

const reception = ReceptionId.parse('10000000-0000-4000-8000-000000000001');
const place = { id: reception, country: 'DK' };

const row = (cells: Partial<Record<HostColumn, string>>, at = 2) => ({
  row: at,
  cells: new Map(Object.entries(cells) as [HostColumn, string][]),
  isTooLong: false,
});

const anna: KeptHost = {
  id: ListedHostId.parse('20000000-0000-4000-8000-000000000001'),
  reception,
  name: 'Anna Holm',
  mail: 'anna@nordhavn.example',
  phone: '+4520304050',
  channel: 'sms',
  version: 3,
};

describe('a table of hosts', () => {
  test('adds whoever is new, with a number of the reception’s country', () => {
    const bo = { name: 'Bo Lund', mail: 'BO@nordhavn.example', phone: '20 30 40 51', channel: 'SMS' };
    const { saved, rows } = planHosts([row(bo)], [], place, false);
    expect(rows).toMatchObject([{ row: 2, name: 'Bo Lund', outcome: 'created', mistakes: [] }]);
    expect(saved).toMatchObject([
      { name: 'Bo Lund', mail: 'bo@nordhavn.example', phone: '+4520304051', channel: 'sms', version: 1 },
    ]);
  });

  test('knows whoever is there by the address, and leaves what it has no column for', () => {
    const asIs = planHosts([row({ name: 'Anna Holm', mail: 'ANNA@nordhavn.example' })], [anna], place, false);
    expect([asIs.rows[0]?.outcome, asIs.saved]).toEqual(['same', []]);
    const renamed = planHosts([row({ name: 'Anna Berg', mail: anna.mail })], [anna], place, false);
    expect(renamed.saved).toEqual([{ ...anna, name: 'Anna Berg', version: 4 }]);
    const emptied = planHosts([row({ name: anna.name, mail: anna.mail, phone: '' })], [anna], place, false);
    expect(emptied.saved).toEqual([{ ...anna, phone: null, version: 4 }]);
  });

  test.each([
    [{ name: '', mail: 'bo@nordhavn.example' }, 'name'],
    [{ name: 'Bo', mail: 'nobody' }, 'mail'],
    [{ name: 'Bo', mail: 'bo@nordhavn.example', phone: '12' }, 'phone'],
    [{ name: 'Bo', mail: 'bo@nordhavn.example', channel: 'pigeon' }, 'channel'],
  ])('refuses %o at its column', (cells, column) => {
    const { rows, saved } = planHosts([row(cells)], [], place, false);
    expect(rows).toMatchObject([{ outcome: 'refused', mistakes: [{ column }] }]);
    expect(saved).toEqual([]);
  });

  test('refuses an address that stands twice, at the second', () => {
    const bo = { name: 'Bo', mail: 'bo@nordhavn.example' };
    const { rows } = planHosts([row(bo), row(bo, 3)], [], place, false);
    expect(rows.map(({ outcome }) => outcome)).toEqual(['created', 'refused']);
    expect(rows[1]?.mistakes).toEqual([{ column: 'mail', detail: 'is in row 2 already' }]);
  });

  test('takes off whoever is not among them only when it stands for the whole list', () => {
    const table = [row({ name: 'Bo', mail: 'bo@nordhavn.example' })];
    expect(planHosts(table, [anna], place, false).removed).toEqual([]);
    expect(planHosts(table, [anna], place, true).removed).toEqual([anna]);
  });

  test('brought in twice changes nothing the second time, whatever it says', () => {
    const host = fc.record({
      name: fc.constantFrom('Anna Holm', 'Bo', '李雷', '<b>Ib</b>'),
      mail: fc.integer({ min: 0, max: 9 }).map((at) => `p${at}@nordhavn.example`),
      phone: fc.constantFrom('', '20304050', '+46701234567'),
      channel: fc.constantFrom('', 'mail', 'teams', 'sms'),
    });
    fc.assert(
      fc.property(fc.uniqueArray(host, { selector: ({ mail }) => mail }), fc.boolean(), (hosts, isWhole) => {
        const table = hosts.map((cells, at) => row(cells, at + 2));
        const once = planHosts(table, [], place, isWhole);
        const twice = planHosts(table, once.saved, place, isWhole);
        expect(twice.saved).toEqual([]);
        expect(twice.removed).toEqual([]);
        expect(twice.rows.every(({ outcome }) => outcome === 'same')).toBe(true);
      }),
    );
  });
});
