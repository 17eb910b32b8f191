import type { z } from 'zod';
import { ApiProblem } from '../../ui/api/call-error.ts';

/** What is there now, when a change was refused because somebody else was faster; null for every other outcome. */
export function newerOf<S extends z.ZodType>(problem: unknown, schema: S): z.output<S> | null {
  if (!(problem instanceof ApiProblem) || problem.code !== 'changed-meanwhile') return null;
  const parsed = schema.safeParse(problem.current);
  return parsed.success ? parsed.data : null;
}
