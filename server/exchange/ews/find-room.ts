import type { MailboxAddress } from '../../../contract/primitives.ts';
import type { ExchangeRoom } from '../exchange.port.ts';
import { readCalendarFolder } from './calendar-folder.ts';
import type { EwsClient } from './ews-client.ts';
import { EwsFailure } from './ews-failure.ts';
import { throwProblem } from './ews-faults.ts';
import { addressOf, roomAt } from './list-rooms.ts';

/**
 * The room at an address, or null when no mailbox answers there. Its name comes from the directory; that it is a mailbox
 * within the scope of the service account is proved by opening its calendar, so that a person's address is refused with
 * Exchange's own words. Throws a Problem.
 */
export async function findRoom(
  client: EwsClient,
  address: MailboxAddress,
  signal: AbortSignal,
): Promise<ExchangeRoom | null> {
  try {
    const found = await resolveName(client, address, signal);
    const mailbox = await openCalendar(client, found?.mailbox ?? address, signal);
    return mailbox === null ? null : roomAt(mailbox, found?.name, []);
  } catch (error) {
    return throwProblem(error);
  }
}

interface Resolved {
  readonly mailbox: MailboxAddress;
  readonly name: string;
}

/** What the directory calls the address, with the primary address of an alias; null when it knows none or several. */
async function resolveName(
  client: EwsClient,
  address: MailboxAddress,
  signal: AbortSignal,
): Promise<Resolved | null> {
  const question = { actAs: client.own, about: [address], signal };
  const found = await client.ask(question, async (service, ews) => {
    const names = await service.ResolveName(
      `smtp:${address}`,
      ews.ResolveNameSearchLocation.DirectoryOnly,
      false,
    );
    return names.GetEnumerator().flatMap(({ Mailbox }): Resolved[] => {
      const mailbox = addressOf(Mailbox.Address);
      return mailbox === null ? [] : [{ mailbox, name: Mailbox.Name }];
    });
  });
  return found.find(({ mailbox }) => mailbox === address) ?? (found.length === 1 ? (found[0] ?? null) : null);
}

/** The address under which the mailbox opened; null when there is none. */
async function openCalendar(
  client: EwsClient,
  mailbox: MailboxAddress,
  signal: AbortSignal,
): Promise<MailboxAddress | null> {
  try {
    await readCalendarFolder(client, mailbox, { actAs: mailbox, signal });
    return mailbox;
  } catch (error) {
    if (!(error instanceof EwsFailure)) throw error;
    if (error.ewsCode === 'ErrorNonExistentMailbox' || error.ewsCode === 'ErrorInvalidSmtpAddress')
      return null;
    const primary = [...error.values.values()].map(addressOf).find((found) => found !== null);
    if (error.ewsCode !== 'ErrorNonPrimarySmtpAddress' || !primary || primary === mailbox) throw error;
    await readCalendarFolder(client, primary, { actAs: primary, signal });
    return primary;
  }
}
