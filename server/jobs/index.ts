export { createJobs } from './jobs.ts';
export type { Jobs, JobsDeps } from './jobs.ts';
