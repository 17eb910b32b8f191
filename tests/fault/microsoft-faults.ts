const graph = (fault: string, rate: number, more: object = {}) => ({
  service: 'graph',
  fault,
  rate,
  ...more,
});
const told = (fault: string, rate: number, more: object = {}) => ({
  service: 'notifications',
  fault,
  rate,
  ...more,
});

/** What goes wrong in the simulated tenant itself, beside what happens on the wires. */
export function microsoftFaults(seed: number): object {
  return {
    seed,
    rules: [
      graph('status', 0.03, { status: 503 }),
      graph('status', 0.015, { status: 500 }),
      graph('status', 0.02, { status: 429, retryAfter: 1 }),
      graph('status', 0.01, { status: 429 }),
      graph('html', 0.005),
      graph('truncate', 0.01),
      graph('latency', 0.03, { milliseconds: [100, 600] }),
      graph('expired-delta', 0.06),
      graph('replayed-delta', 0.06),
      { service: 'login', fault: 'status', rate: 0.02, status: 503 },
      told('duplicate', 0.2),
      told('shuffle', 0.3, { seconds: 1 }),
      { service: 'smtp', fault: 'tempfail', rate: 0.03 },
      { service: 'smtp', fault: 'refuse', rate: 0.02 },
    ],
  };
}
