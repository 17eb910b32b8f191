import { z } from 'zod';

/**
 * The part of Exchange's calendar processing of a mailbox that decides how booking goes; a setting that was not in what
 * was pasted is null. Names and meanings: learn.microsoft.com/powershell/module/exchange/set-calendarprocessing.
 */
export interface Processing {
  readonly automate: 'None' | 'AutoUpdate' | 'AutoAccept' | null;
  readonly allowConflicts: boolean | null;
  readonly bookingWindowInDays: number | null;
  readonly maximumDurationInMinutes: number | null;
  readonly allowRecurringMeetings: boolean | null;
  readonly onlyDuringWorkHours: boolean | null;
  readonly allBookInPolicy: boolean | null;
  readonly allRequestInPolicy: boolean | null;
  readonly forwardRequestsToDelegates: boolean | null;
  readonly tentativePendingApproval: boolean | null;
  readonly processExternalMeetingMessages: boolean | null;
  readonly removePrivateProperty: boolean | null;
  readonly enableAutoRelease: boolean | null;
  /** Of a workspace: bookings are taken while there are places left. */
  readonly enforceCapacity: boolean | null;
  readonly minimumDurationInMinutes: number | null;
}

/** PowerShell writes `true`, `"True"` or, of older snap-ins, a number. Anything else says nothing. */
const Flag = z
  .preprocess((value) => {
    if (typeof value === 'string') return { true: true, false: false }[value.trim().toLowerCase()] ?? null;
    return typeof value === 'number' ? value !== 0 : value;
  }, z.boolean().nullable())
  .catch(null)
  .default(null);

const Count = z
  .preprocess(
    (value) => (typeof value === 'string' && /^\s*\d{1,9}\s*$/.test(value) ? Number(value) : value),
    z.number().int().min(0).nullable(),
  )
  .catch(null)
  .default(null);

/** The enumeration's numbers, as Windows PowerShell's ConvertTo-Json writes them. */
const AUTOMATION = ['None', 'AutoUpdate', 'AutoAccept'] as const;
const Automation = z
  .preprocess((value) => {
    const index = typeof value === 'string' && /^\d$/.test(value) ? Number(value) : value;
    if (typeof index === 'number') return AUTOMATION[index] ?? null;
    const named = AUTOMATION.find((name) => name.toLowerCase() === String(value).trim().toLowerCase());
    return named ?? null;
  }, z.enum(AUTOMATION).nullable())
  .catch(null)
  .default(null);

const Pasted = z.object({
  automateprocessing: Automation,
  allowconflicts: Flag,
  bookingwindowindays: Count,
  maximumdurationinminutes: Count,
  allowrecurringmeetings: Flag,
  scheduleonlyduringworkhours: Flag,
  allbookinpolicy: Flag,
  allrequestinpolicy: Flag,
  forwardrequeststodelegates: Flag,
  tentativependingapproval: Flag,
  processexternalmeetingmessages: Flag,
  removeprivateproperty: Flag,
  enableautorelease: Flag,
  enforcecapacity: Flag,
  minimumdurationinminutes: Count,
});

/**
 * The settings in one object as PowerShell wrote it. Property names count without case; who the delegates are and
 * everything else that is not needed is left behind here.
 */
export function readProcessing(pasted: Readonly<Record<string, unknown>>): Processing {
  const lowered = Object.fromEntries(
    Object.entries(pasted).map(([key, value]) => [key.toLowerCase(), value]),
  );
  const read = Pasted.parse(lowered);
  return {
    automate: read.automateprocessing,
    allowConflicts: read.allowconflicts,
    bookingWindowInDays: read.bookingwindowindays,
    maximumDurationInMinutes: read.maximumdurationinminutes,
    allowRecurringMeetings: read.allowrecurringmeetings,
    onlyDuringWorkHours: read.scheduleonlyduringworkhours,
    allBookInPolicy: read.allbookinpolicy,
    allRequestInPolicy: read.allrequestinpolicy,
    forwardRequestsToDelegates: read.forwardrequeststodelegates,
    tentativePendingApproval: read.tentativependingapproval,
    processExternalMeetingMessages: read.processexternalmeetingmessages,
    removePrivateProperty: read.removeprivateproperty,
    enableAutoRelease: read.enableautorelease,
    enforceCapacity: read.enforcecapacity,
    minimumDurationInMinutes: read.minimumdurationinminutes,
  };
}

const Stored = z.object({
  automate: z.enum(AUTOMATION).nullable(),
  allowConflicts: z.boolean().nullable(),
  bookingWindowInDays: z.number().nullable(),
  maximumDurationInMinutes: z.number().nullable(),
  allowRecurringMeetings: z.boolean().nullable(),
  onlyDuringWorkHours: z.boolean().nullable(),
  allBookInPolicy: z.boolean().nullable(),
  allRequestInPolicy: z.boolean().nullable(),
  forwardRequestsToDelegates: z.boolean().nullable(),
  tentativePendingApproval: z.boolean().nullable(),
  processExternalMeetingMessages: z.boolean().nullable(),
  removePrivateProperty: z.boolean().nullable(),
  enableAutoRelease: z.boolean().nullable(),
  // Not among what was pasted into earlier versions.
  enforceCapacity: z.boolean().nullable().default(null),
  minimumDurationInMinutes: z.number().nullable().default(null),
});

/** What was stored of it before; null when nothing was, or when it is of another shape than today's. */
export function readStoredProcessing(stored: unknown): Processing | null {
  return Stored.safeParse(stored).data ?? null;
}
