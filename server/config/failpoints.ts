import { failpoints } from '../kernel/failpoint.ts';
import type { Failpoint } from '../kernel/failpoint.ts';

/** What happens to the program where it comes by a failpoint the n-th time (the first is 1). */
export interface ArmedFailpoint {
  readonly name: Failpoint;
  readonly signal: 'SIGKILL' | 'SIGSTOP';
  readonly time: number;
}

const PAIR = /^([a-z-]{1,40})=(kill|stop)@([1-9]\d{0,5})$/;

/** Reads FAILPOINTS: `name=kill@3` or `name=stop@1`, separated by commas; each mistake is a sentence. */
export function readFailpoints(text: string): {
  readonly armed: readonly ArmedFailpoint[];
  readonly mistakes: readonly string[];
} {
  const armed: ArmedFailpoint[] = [];
  const mistakes: string[] = [];
  for (const pair of text.split(',').filter(Boolean)) {
    const [, given, signal, time] = PAIR.exec(pair.trim()) ?? [];
    const name = failpoints.find((one) => one === given);
    if (name) armed.push({ name, signal: signal === 'kill' ? 'SIGKILL' : 'SIGSTOP', time: Number(time) });
    else
      mistakes.push(
        `FAILPOINTS takes name=kill@n or name=stop@n with a name of ${failpoints.join(', ')}; this is not one: ${pair}`,
      );
  }
  return { armed, mistakes };
}
