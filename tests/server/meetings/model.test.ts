import {
  array,
  assert,
  boolean,
  constant,
  constantFrom,
  nat,
  oneof,
  property,
  record,
  sample,
  subarray,
} from 'fast-check';
import type { Arbitrary } from 'fast-check';
import { isReadable } from '../../../server/modules/meetings/occurrence.ts';
import { isLive } from '../../../server/modules/meetings/fold-sightings.ts';
import { Life, ROOMS, toldOf, truthOf } from './a-life.ts';
import type { RoomName, Step, Told } from './a-life.ts';

/** Printed, so that a failure can be played again: FOYER_SEED=… and the path that fast-check names. */
const seed = Number(process.env['FOYER_SEED'] ?? Date.now() % 2_147_483_647);
/** On a machine that does something else as well. */
const TIME_FOR_ALL_MS = 600_000;
const HISTORIES = Number(process.env['FOYER_HISTORIES'] ?? 20_000);

interface History {
  readonly isSeries: boolean;
  readonly pending: readonly RoomName[];
  /** The meeting is sent and seen before anything else happens. */
  readonly begins: boolean;
  readonly steps: readonly Step[];
}

const still = { room: 'fjord', other: 'fjord', date: 0, amount: 0, isWakeLost: false } as const;
const room = constantFrom<RoomName>(...ROOMS);
const kinds: readonly { readonly weight: number; readonly kind: Step['kind'] }[] = [
  { weight: 4, kind: 'send' },
  { weight: 2, kind: 'move' },
  { weight: 1, kind: 'move-all' },
  { weight: 3, kind: 'move-far' },
  { weight: 3, kind: 'swap' },
  { weight: 1, kind: 'add-room' },
  { weight: 1, kind: 'drop-room' },
  { weight: 1, kind: 'cancel' },
  { weight: 1, kind: 'cancel-loudly' },
  { weight: 2, kind: 'undo' },
  { weight: 1, kind: 'shorten' },
  { weight: 1, kind: 'decline' },
  { weight: 1, kind: 'answer' },
  { weight: 8, kind: 'deliver' },
  { weight: 3, kind: 'wake' },
  { weight: 8, kind: 'begin' },
  { weight: 8, kind: 'commit' },
  { weight: 2, kind: 'blind' },
  { weight: 2, kind: 'see' },
  { weight: 2, kind: 'advance' },
  { weight: 3, kind: 'timer' },
  { weight: 1, kind: 'empty-form' },
];
const step: Arbitrary<Step> = record({
  kind: oneof(...kinds.map(({ weight, kind }) => ({ weight, arbitrary: constant(kind) }))),
  room,
  other: room,
  date: nat(2),
  amount: nat(5),
  isWakeLost: boolean(),
});
const history: Arbitrary<History> = record({
  isSeries: boolean(),
  pending: subarray<RoomName>(['skov', 'lille']),
  begins: boolean(),
  steps: array(step, { maxLength: 30, size: 'max' }),
});

/** Histories that were found to break an invariant once. */
const found: readonly History[] = [
  {
    // Back in the room that it had left, far ahead, while the room between was being read.
    isSeries: false,
    pending: [],
    begins: true,
    steps: [
      { ...still, kind: 'swap', other: 'skov' },
      { ...still, kind: 'deliver', room: 'skov' },
      { ...still, kind: 'swap', room: 'skov' },
      { ...still, kind: 'move-far' },
      { ...still, kind: 'empty-form' },
      { ...still, kind: 'begin', room: 'skov' },
    ],
  },
];

/** INV5, INV12, INV13 and INV6 of what was told just now; throws with the name of the one that is broken. */
function checkTold(life: Life, told: readonly Told[]): void {
  if (told.length > 0 && life.bound === null) throw new Error('INV5: told of what nobody saw');
  for (const one of told) {
    if (one.is.version !== (one.was?.version ?? 0) + 1)
      throw new Error('INV13: a change that is not one change');
    checkEnd(life, one);
  }
}

/** INV6: what cannot be read ends nothing, and nothing ends that a room still shows. */
function checkEnd(life: Life, { was, is }: Told): void {
  if (!was || (is.standing !== 'canceled' && is.standing !== 'gone')) return;
  const keys = new Set<string | null>([is.occurrence, ...is.aliases]);
  const shown = life.sightings().filter(({ occurrence }) => keys.has(occurrence));
  const calendars = life.facts();
  const isBlind = was.rooms.some(({ calendar }) => !isReadable({ calendars }, calendar));
  const wasSaid = shown.some(({ isCanceled }) => isCanceled);
  if (isBlind && !wasSaid) throw new Error('INV6: ended while one of its rooms could not be read');
  if (shown.some(isLive)) throw new Error('INV6: ended while a room shows it');
  const isFar = ROOMS.some((name) =>
    life.rooms[name].calendar.some((one) => keys.has(one.occurrence) && isLive(one) && life.isFar(one)),
  );
  if (isFar && !wasSaid) throw new Error('INV6: ended while it stands further ahead than is read');
}

/** INV2: one date is followed once, whatever Exchange calls it. */
function checkOnce({ known }: Life): void {
  const keys = known.flatMap(({ occurrence, aliases }) => [occurrence, ...aliases]);
  if (new Set(keys).size !== keys.length) throw new Error('INV2: a date is followed twice');
}

/** Plays a history to its end, with every invariant that holds on the way; the life as it is when all has settled. */
function lived({ isSeries, pending, begins, steps }: History): Life {
  const life = new Life(isSeries, pending);
  life.onTold = (told) => checkTold(life, told);
  if (begins) life.begin();
  for (const one of steps) {
    life.play(one);
    checkOnce(life);
  }
  life.settle();
  return life;
}

test(
  `whatever happens to a meeting, in whatever order it is seen (${HISTORIES} histories, seed ${seed})`,
  () => {
    process.stdout.write(`following meetings: seed ${seed}\n`);
    const play = () =>
      assert(
        property(history, (one) => {
          const life = lived(one);
          // INV3: what was told is what is true, once everything could be read and time has passed.
          const [told, truth] = [toldOf(life), truthOf(life)].map((dates) => dates.join('; '));
          if (life.bound && told !== truth) throw new Error(`INV3: told ${told}, and true is ${truth}`);
        }),
        { numRuns: HISTORIES, seed, examples: found.map((one): [History] => [one]) },
      );
    expect(play).not.toThrow();
  },
  TIME_FOR_ALL_MS,
);

test('most of the histories get as far as following something', () => {
  const lives = sample(history, { numRuns: 200, seed });
  expect(lives.filter((one) => lived(one).bound !== null).length).toBeGreaterThan(lives.length / 2);
});
