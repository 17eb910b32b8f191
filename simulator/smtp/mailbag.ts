import type { ReceivedMail } from './received-mail.ts';

/** The newest messages, oldest first. */
export interface Mailbag {
  readonly add: (read: (id: string) => Promise<ReceivedMail>) => Promise<ReceivedMail>;
  /** Those to an address; all without one. */
  readonly to: (address: string | undefined) => readonly ReceivedMail[];
  readonly find: (id: string) => ReceivedMail | undefined;
  readonly clear: () => void;
}

const MOST_MAILS = 2000;

export function createMailbag(): Mailbag {
  let mails: ReceivedMail[] = [];
  let count = 0;
  return {
    add: async (read) => {
      count += 1;
      const mail = await read(String(count));
      mails = [...mails, mail].slice(-MOST_MAILS);
      return mail;
    },
    to: (address) =>
      address === undefined ? mails : mails.filter(({ to }) => to.includes(address.toLowerCase())),
    find: (id) => mails.find((mail) => mail.id === id),
    clear: () => {
      mails = [];
      count = 0;
    },
  };
}
