import { z } from 'zod';
import { EvacuationList } from './evacuation.ts';

/** What a device keeps of evacuation lists: read back by the next version of the page, so it is a contract too. */
export const KeptLists = z.array(
  z.object({
    organization: z.string(),
    /** Real time in milliseconds since 1970. */
    keptAt: z.number(),
    list: EvacuationList,
  }),
);
export type KeptList = z.output<typeof KeptLists>[number];

/** What was ticked on a device and no server has taken yet, by visit. */
export const KeptMarks = z.record(
  z.string(),
  z.object({
    isSafe: z.boolean(),
    /** Real time in milliseconds since 1970. */
    at: z.number(),
  }),
);
export type KeptMarks = z.output<typeof KeptMarks>;

/** For each reception what waits to be told there; elsewhere the server would take none of it. */
export const KeptRolls = z.array(
  z.object({ organization: z.string(), reception: z.string(), marks: KeptMarks }),
);
export type KeptRoll = z.output<typeof KeptRolls>[number];
