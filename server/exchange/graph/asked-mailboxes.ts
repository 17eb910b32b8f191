import { z } from 'zod';

const ScheduleQuestion = z.object({ schedules: z.array(z.string()) });

/** The mailboxes that one call asks about, for the record of calls, when it asks about several: getSchedule names them in its body. */
export function askedMailboxes(operation: string, body: unknown): readonly string[] {
  if (operation !== 'getSchedule' || typeof body !== 'string') return [];
  return ScheduleQuestion.parse(JSON.parse(body)).schedules;
}
