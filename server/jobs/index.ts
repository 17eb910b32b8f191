export { createJobs } from './jobs.ts';
export type { Jobs, JobsDeps } from './jobs.ts';
export { startWorker } from './worker.ts';
