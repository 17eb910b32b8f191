import { z } from 'zod';
import { seededRandom } from '../seed/random.ts';
import type { CallDescription } from './describe-call.ts';

const Duration = z.number().min(0).max(3600);
const Milliseconds = z.number().min(0).max(3_600_000);

/** Faults that are not about an answer over HTTP, by the service they belong to. */
const ownFaults = {
  notifications: ['lost', 'duplicate', 'shuffle', 'delay'],
  smtp: ['refuse', 'tempfail', 'reject', 'silence'],
} as const;

const newFaults: readonly string[] = [...ownFaults.notifications, ...ownFaults.smtp];

/** Which calls go wrong, how often, and how; simulator/README.md explains each fault. */
const Rule = z.strictObject({
  service: z.enum(['graph', 'login', 'exchange', 'notifications', 'smtp']),
  operation: z.string().max(60).optional(),
  mailbox: z.string().toLowerCase().max(320).optional(),
  rate: z.number().min(0).max(1).default(1),
  fault: z.enum([
    'latency',
    'status',
    'reset',
    'truncate',
    'drip',
    'later-words',
    'html',
    'silence',
    'expired-delta',
    'replayed-delta',
    'ews-busy',
    'ews-error',
    'lost',
    'duplicate',
    'shuffle',
    'delay',
    'refuse',
    'tempfail',
    'reject',
  ]),
  seconds: Duration.optional(),
  /** Finer than `seconds`: a number, or the shortest and longest of an even spread. */
  milliseconds: z.union([Milliseconds, z.tuple([Milliseconds, Milliseconds])]).optional(),
  status: z.number().int().min(400).max(599).optional(),
  retryAfter: z.union([Duration, z.string().max(60)]).optional(),
  /** For `reset`: after half of the answer instead of before it. */
  midBody: z.boolean().optional(),
  /** For `ews-error`: Exchange's response code, and whether it comes as a SOAP fault instead of an error message. */
  code: z
    .string()
    .regex(/^Error[A-Za-z]{1,80}$/)
    .optional(),
  as: z.enum(['response', 'fault']).optional(),
});
export const FaultRule = Rule.refine(fits, {
  error: 'the service has no such fault: see simulator/README.md',
  path: ['fault'],
});
export type FaultRule = z.output<typeof FaultRule>;

export const FaultPlan = z.strictObject({
  seed: z.number().int().default(1),
  rules: z.array(FaultRule).max(100),
});
export type FaultPlan = z.output<typeof FaultPlan>;

export interface DrawnFault {
  readonly rule: FaultRule;
  /** How long this one lasts, drawn from the rule; null when the rule names no time. */
  readonly milliseconds: number | null;
}

/** How often one kind of fault struck since the last plan was set. */
export interface Struck {
  readonly service: FaultRule['service'];
  readonly fault: FaultRule['fault'];
  /** Of a fault `status`. */
  readonly status: number | null;
  readonly count: number;
}

export interface Faults {
  readonly set: (plan: FaultPlan) => void;
  readonly clear: () => void;
  /** To be told of each fault that really did something to somebody: a call may be over before the next rule's turn. */
  readonly note: (rule: FaultRule) => void;
  readonly struck: () => readonly Struck[];
  /** The faults that strike this call, in the order of the rules. The same seed draws the same sequence. */
  readonly strike: (call: CallDescription) => readonly DrawnFault[];
}

export function createFaults(): Faults {
  let rules: readonly FaultRule[] = [];
  let random = seededRandom(1);
  const struck = new Map<string, Struck>();

  const durationOf = ({ fault, seconds, milliseconds }: FaultRule): number | null => {
    if (fault === 'shuffle') return random() * 1000 * (seconds ?? 1);
    if (milliseconds === undefined) return seconds === undefined ? null : seconds * 1000;
    if (typeof milliseconds === 'number') return milliseconds;
    const [shortest, longest] = milliseconds;
    return shortest + random() * (longest - shortest);
  };

  return {
    set: (plan) => {
      rules = plan.rules;
      random = seededRandom(plan.seed);
      struck.clear();
    },
    clear: () => {
      rules = [];
    },
    note: ({ service, fault, status = null }) => {
      const kind = `${service} ${fault} ${status}`;
      struck.set(kind, { service, fault, status, count: (struck.get(kind)?.count ?? 0) + 1 });
    },
    struck: () => [...struck.values()],
    strike: (call) =>
      rules
        .filter((rule) => concerns(rule, call))
        .filter((rule) => random() < rule.rate)
        .map((rule) => ({ rule, milliseconds: durationOf(rule) })),
  };
}

/** Older services take any fault of theirs and leave alone what cannot strike them; the newer ones refuse it. */
function fits({ service, fault }: z.output<typeof Rule>): boolean {
  const own = service === 'notifications' || service === 'smtp' ? ownFaults[service] : undefined;
  if (own) return own.some((each) => each === fault);
  return fault === 'silence' || !newFaults.includes(fault);
}

function concerns(rule: FaultRule, call: CallDescription): boolean {
  return (
    rule.service === call.service &&
    (rule.operation === undefined || rule.operation.toLowerCase() === call.operation.toLowerCase()) &&
    (rule.mailbox === undefined || rule.mailbox === call.mailbox) &&
    (!rule.fault.startsWith('ews-') || call.service === 'exchange') &&
    (!rule.fault.endsWith('-delta') || call.operation === 'calendarViewDelta')
  );
}
