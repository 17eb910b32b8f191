import type { MailboxAddress } from '../../../contract/primitives.ts';
import type { EwsClient, Question } from './ews-client.ts';

/**
 * Opens the calendar folder of `mailbox` and looks at nothing but that it opens. Throws what `faultOf` understands, e.g.
 * ErrorNonExistentMailbox.
 */
export async function readCalendarFolder(
  client: EwsClient,
  mailbox: MailboxAddress,
  question: Omit<Question, 'about'>,
): Promise<void> {
  await client.ask({ ...question, about: [mailbox] }, async (service, ews) => {
    const folder = new ews.FolderId(ews.WellKnownFolderName.Calendar, new ews.Mailbox(mailbox));
    await ews.Folder.Bind(service, folder, new ews.PropertySet(ews.BasePropertySet.IdOnly));
  });
}
