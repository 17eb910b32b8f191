import type { NewNotice } from './outbox.ts';

/** Whether somebody asks something, or it came too late: what a team that wants few mails is still written to about. */
export function isLateOrQuestion(notice: NewNotice): boolean {
  switch (notice.template) {
    case 'request-change-asked':
    case 'request-needs-answer':
    case 'request-message':
      return true;
    case 'request-canceled':
      return notice.facts.isLate;
    case 'request-created':
      return notice.facts.isLate ?? false;
    default:
      return false;
  }
}
