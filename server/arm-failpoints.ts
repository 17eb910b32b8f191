import { writeSync } from 'node:fs';
import process from 'node:process';
import type { ArmedFailpoint } from './config/failpoints.ts';
import { watchFailpoints } from './kernel/failpoint.ts';
import type { Failpoint } from './kernel/failpoint.ts';

/**
 * Lets this process end or freeze itself where it comes by one of `armed`, which the configuration refuses outside the
 * simulated tenant. One line on standard error says so first, because whoever watches must know which it was.
 */
export function armFailpoints(armed: readonly ArmedFailpoint[]): void {
  if (armed.length === 0) return;
  const passed = new Map<Failpoint, number>();
  watchFailpoints((name) => {
    const time = (passed.get(name) ?? 0) + 1;
    passed.set(name, time);
    const struck = armed.find((one) => one.name === name && one.time === time);
    if (!struck) return;
    writeSync(process.stderr.fd, `failpoint ${name} ${struck.signal}\n`);
    process.kill(process.pid, struck.signal);
  });
}
