import { buffer } from 'node:stream/consumers';
import type { Server } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerDataStream } from 'smtp-server';
import type { CallLog } from '../control/call-log.ts';
import type { FaultRule, Faults } from '../control/faults.ts';
import type { Mailbag } from './mailbag.ts';
import { readMail } from './received-mail.ts';

const MOST_BYTES = 30 * 1024 * 1024;

/** What each fault answers; `silence` answers nothing at all. */
const refusals: Readonly<Partial<Record<FaultRule['fault'], readonly [code: number, words: string]>>> = {
  refuse: [421, '4.3.2 Service not available, closing transmission channel'],
  tempfail: [451, '4.3.0 Requested action aborted: error in processing'],
  reject: [550, '5.1.1 Requested action not taken: mailbox unavailable'],
};

export interface SmtpSink {
  readonly server: Server;
  readonly close: () => Promise<void>;
}

/**
 * A mail server that takes everything for anybody without a password and sends nothing on: what arrives lies in the
 * mailbag. `refuse` strikes connections, the other faults single recipients.
 */
export function createSmtpSink(options: {
  readonly mailbag: Mailbag;
  readonly faults: Faults;
  readonly log: CallLog;
}): SmtpSink {
  const { mailbag, faults, log } = options;

  const strike = (
    operation: 'connect' | 'recipient',
    mailbox: string | null,
    kinds: readonly FaultRule['fault'][],
  ): FaultRule['fault'] | undefined => {
    const struck = faults
      .strike({ service: 'smtp', method: 'SMTP', path: '', operation, mailbox, select: null })
      .find(({ rule }) => kinds.includes(rule.fault));
    if (struck) faults.note(struck.rule);
    return struck?.rule.fault;
  };
  const note = (operation: string, mailbox: string | null, status: number): void => {
    const at = new Date().toISOString();
    const call = { service: 'smtp', method: 'SMTP', path: '', operation, mailbox, select: null } as const;
    log.add({ ...call, at, direction: 'in', principal: null, status });
  };
  const answer = (
    fault: FaultRule['fault'] | undefined,
    about: { readonly operation: string; readonly mailbox: string | null },
    callback: (error?: Error | null) => void,
  ): void => {
    if (fault === undefined) {
      callback();
      return;
    }
    const [code, words] = refusals[fault] ?? [0, ''];
    note(about.operation, about.mailbox, code);
    if (code !== 0) callback(Object.assign(new Error(words), { responseCode: code }));
  };

  const take = async (
    stream: SMTPServerDataStream,
    to: readonly string[],
    callback: (error?: Error | null, words?: string) => void,
  ): Promise<void> => {
    const [first = null] = to;
    try {
      const raw = await buffer(stream);
      if (stream.sizeExceeded) throw new RangeError('The message is too large.');
      const { id } = await mailbag.add((next) => readMail(raw, to, next));
      note('message', first, 250);
      callback(null, `2.0.0 Accepted as ${id}`);
    } catch {
      note('message', first, 552);
      callback(Object.assign(new Error('5.3.4 The message cannot be read'), { responseCode: 552 }));
    }
  };

  const smtp = new SMTPServer({
    name: 'mail.sim.test',
    banner: 'simulated mail server',
    size: MOST_BYTES,
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 500,
    onConnect: (_session, callback) => {
      answer(strike('connect', null, ['refuse']), { operation: 'connect', mailbox: null }, callback);
    },
    onRcptTo: ({ address }, _session, callback) => {
      const mailbox = address.toLowerCase();
      const fault = strike('recipient', mailbox, ['tempfail', 'reject', 'silence']);
      answer(fault, { operation: 'recipient', mailbox }, callback);
    },
    onData: (stream, session, callback) => {
      void take(
        stream,
        session.envelope.rcptTo.map(({ address }) => address),
        callback,
      );
    },
  });
  // A client that hangs up in the middle is no failure of the server.
  smtp.on('error', () => undefined);

  return {
    server: smtp.server,
    close: () =>
      new Promise((resolve) => {
        smtp.close(() => resolve());
      }),
  };
}
