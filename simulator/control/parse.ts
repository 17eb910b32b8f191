import type { Request } from 'express';
import { z } from 'zod';

/** A call the control API does not serve, with the sentence that says why. */
export class ControlError extends Error {
  override readonly name = 'ControlError';
  readonly status: number;

  constructor(status: number, sentence: string) {
    super(sentence);
    this.status = status;
  }
}

/** Reads untrusted input; throws a 400 that lists every mistake with its place. */
export function parse<T extends z.ZodType>(schema: T, given: unknown): z.output<T> {
  const result = schema.safeParse(given ?? {});
  if (result.success) return result.data;
  const mistakes = result.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`);
  throw new ControlError(400, mistakes.join('; '));
}

export const Instant = z.iso.datetime({
  offset: true,
  error: 'must be an instant such as 2026-11-30T09:00:00Z',
});

export const Name = z.string().trim().min(1).max(320);

export function pathParam(req: Request, name: string): string {
  return parse(Name, req.params[name]);
}
