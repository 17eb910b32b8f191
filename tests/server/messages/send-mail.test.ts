import { Instant } from '../../../contract/primitives.ts';
import { MailFault } from '../../../server/mail/mailer.ts';
import { sendMail } from '../../../server/modules/messages/send-mail.ts';
import type { SendMailDeps } from '../../../server/modules/messages/send-mail.ts';
import { aCreation, aSlot } from './notices.ts';

const job = {
  organization: '00000001-0000-4000-8000-000000000001',
  message: '00000002-0000-4000-8000-000000000001',
};
const notices = [aCreation('a', aSlot('11:00', 'fjord'), 1)];

/** Everything that happens to one mail, in order; `deaths` are the steps at which the program ends, once each. */
function aMailRoom(deaths: readonly string[] = []) {
  const done: string[] = [];
  const left = new Set(deaths);
  const step = async (what: string): Promise<void> => {
    if (left.delete(what)) throw new Error('the program has ended');
    done.push(what);
  };
  const deps: SendMailDeps = {
    store: {
      close: async () => ({
        address: 'anna@nordhavn.example',
        language: 'en',
        timeZone: 'Europe/Copenhagen',
        notices,
      }),
      settle: async (_organization, _id, { state }) => await step(`counts as ${state}`),
      noteFault: async (_organization, _id, fault) => await step(`fault ${fault}`),
      listDue: async () => [],
    },
    mailer: { send: async ({ id }) => await step(`taken as ${id}`) },
    clock: { now: () => Instant.parse('2026-11-30T08:00:00.000Z') },
    portalUrl: 'https://foyer.test/portal/',
    onRefused: () => undefined,
  };
  return { deps, done };
}

describe('a mail on its way', () => {
  test('counts as sent only after the mail server has it', async () => {
    const { deps, done } = aMailRoom();
    await sendMail(deps, job);
    expect(done).toEqual([`taken as ${job.message}`, 'counts as sent']);
  });

  test('goes again under the same id when the program ended before that was noted', async () => {
    const { deps, done } = aMailRoom(['counts as sent']);
    await expect(sendMail(deps, job)).rejects.toThrow('the program has ended');
    await sendMail(deps, job);
    expect(done).toEqual([`taken as ${job.message}`, `taken as ${job.message}`, 'counts as sent']);
  });

  test('is tried again, and counts as nothing, when the mail server does not take it now', async () => {
    const { deps, done } = aMailRoom();
    const busy = { ...deps, mailer: { send: () => Promise.reject(new MailFault('451', false)) } };
    await expect(sendMail(busy, job)).rejects.toThrow('451');
    expect(done).toEqual(['fault 451']);
  });
});
