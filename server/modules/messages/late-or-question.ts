import type { NoticeTemplate } from './notice-facts.ts';
import type { NewNotice } from './outbox.ts';

/** Whatever it says, somebody must answer. */
const asking: ReadonlySet<NoticeTemplate> = new Set<NoticeTemplate>([
  'request-change-asked',
  'request-needs-answer',
  'request-message',
]);

/** Whether somebody asks something, or it came too late: what a team that wants few mails is still written to about. */
export function isLateOrQuestion(notice: NewNotice): boolean {
  if (notice.template === 'request-canceled') return notice.facts.isLate;
  if (notice.template === 'request-created') return notice.facts.isLate ?? false;
  return asking.has(notice.template);
}
