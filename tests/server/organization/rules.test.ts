import * as fc from 'fast-check';
import { TimeZone, UnitId } from '../../../contract/primitives.ts';
import { newSignUpCode, signUpCodeHash } from '../../../server/modules/organization/sign-up-code.ts';
import { stepsOf } from '../../../server/modules/organization/read-checklist.ts';
import { inOrder, mayStandIn, namesake } from '../../../server/modules/organization/unit-tree.ts';
import type { TreeUnit } from '../../../server/modules/organization/unit-tree.ts';
import { whatIsLeft } from '../../../server/modules/organization/what-is-left.ts';

const ids = Array.from({ length: 8 }, () => UnitId.parse(crypto.randomUUID()));
const unit = (place: number, more: Partial<TreeUnit> = {}): TreeUnit => ({
  id: ids[place] ?? UnitId.parse(crypto.randomUUID()),
  parent: null,
  kind: 'region',
  name: `Unit ${place}`,
  timeZone: TimeZone.parse('Europe/Copenhagen'),
  version: 1,
  position: place,
  ownCalendars: 0,
  ...more,
});

describe('the tree of places', () => {
  test('a place stands in a larger one, however many sizes lie between', () => {
    expect(mayStandIn('floor', 'region')).toBe(true);
    expect(mayStandIn('building', 'campus')).toBe(true);
    expect(mayStandIn('building', 'building')).toBe(false);
    expect(mayStandIn('region', 'floor')).toBe(false);
  });

  test('counts calendars in a place and everything below it', () => {
    const units = [
      unit(2, { parent: ids[1] ?? null, kind: 'floor', ownCalendars: 3 }),
      unit(1, { parent: ids[0] ?? null, kind: 'building', ownCalendars: 1 }),
      unit(0),
      unit(3, { parent: ids[0] ?? null, kind: 'building', ownCalendars: 2 }),
    ];
    expect(inOrder(units).map(({ name, calendars }) => [name, calendars])).toEqual([
      ['Unit 0', 6],
      ['Unit 1', 4],
      ['Unit 2', 3],
      ['Unit 3', 2],
    ]);
  });

  test('a name is taken by a sibling in any case and way of writing it, not by oneself nor elsewhere', () => {
    const units = [unit(0, { name: 'Øst' }), unit(1, { name: 'Café', parent: ids[0] ?? null })];
    expect(namesake(units, { parent: null, name: 'øST' })?.id).toBe(ids[0]);
    expect(namesake(units, { parent: ids[0] ?? null, name: 'cafe\u0301' })?.id).toBe(ids[1]);
    expect(namesake(units, { parent: null, name: 'Café' })).toBeUndefined();
    expect(namesake(units, { parent: null, name: 'ØST' }, ids[0])).toBeUndefined();
  });

  test('what is left is said in words', () => {
    expect(whatIsLeft({ calendars: 0, places: 0 })).toBe('');
    expect(whatIsLeft({ calendars: 1, places: 0 })).toBe('1 calendar');
    expect(whatIsLeft({ calendars: 2, places: 1, roles: 3 })).toBe(
      '2 calendars, 1 place and 3 role assignments',
    );
  });
});

describe('the code that opens an organization', () => {
  test('is the same however it is typed', () => {
    fc.assert(
      fc.property(fc.constantFrom('lower', 'blank', 'none', 'dash'), (style) => {
        const code = newSignUpCode();
        const typed = {
          lower: code.toLowerCase(),
          blank: ` ${code.replaceAll('-', ' ')} `,
          none: code.replaceAll('-', ''),
          dash: code.replaceAll('0', 'o').replaceAll('1', 'l'),
        }[style];
        expect(signUpCodeHash(typed).equals(signUpCodeHash(code))).toBe(true);
      }),
    );
  });

  test('is another each time', () => {
    const codes = new Set(Array.from({ length: 1_000 }, newSignUpCode));
    expect(codes.size).toBe(1_000);
  });
});

describe('the checklist', () => {
  const nothing = {
    integrations: 0,
    activeIntegrations: 0,
    calendars: 0,
    withoutPlace: 0,
    roles: 1,
    addInRoles: 0,
    proven: 0,
    isOpened: false,
  };
  const done = (setUp: Partial<typeof nothing>, faults = 0) =>
    stepsOf({ ...nothing, ...setUp }, faults).flatMap(({ code, isDone }) => (isDone ? [code] : []));

  const deploy = (isOpened: boolean, faults: number) =>
    stepsOf({ ...nothing, isOpened }, faults).find(({ code }) => code === 'deploy');

  test('of a new organization has everything before it', () => {
    expect(done({}, 1)).toEqual(['organization']);
  });

  test('calls the add-in arrived once somebody has used it, and only ready while its manifest passes', () => {
    expect(deploy(false, 2)).toMatchObject({ isDone: false, isHalfDone: false, count: 2 });
    expect(deploy(false, 0)).toMatchObject({ isDone: false, isHalfDone: true });
    expect(deploy(true, 0)).toMatchObject({ isDone: true, isHalfDone: false });
    expect(deploy(true, 2)).toMatchObject({ isDone: true, isHalfDone: false, count: 2 });
  });

  test('ticks places only when every calendar has one, and the proof only when every connection is proven', () => {
    expect(done({ calendars: 2, withoutPlace: 1 })).not.toContain('places');
    expect(done({ calendars: 2 })).toContain('places');
    expect(done({ integrations: 2, activeIntegrations: 2, proven: 1 })).not.toContain('access-proof');
    expect(done({ integrations: 2, activeIntegrations: 1, proven: 1 })).toContain('access-proof');
  });
});
