import { createLogger } from '../../../server/http/logger.ts';
import { Problem } from '../../../server/kernel/problem.ts';
import { StartUpError } from '../../../server/kernel/start-up-error.ts';

function record() {
  const lines: string[] = [];
  const log = createLogger({ logLevel: 'trace' }, { write: (line: string) => void lines.push(line) });
  const last = () => JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown>;
  return { log, last, text: () => lines.join('') };
}

describe('the log', () => {
  test('writes what is on the list and drops everything else, in children too', () => {
    const { log, last } = record();
    log
      .child({ requestId: 'r1', person: 'canary' })
      .info({ status: 200, subject: 'canary', mail: 'canary' }, 'done');

    expect(last()).toEqual({
      level: 'info',
      at: expect.any(String),
      requestId: 'r1',
      status: 200,
      msg: 'done',
    });
  });

  test('drops objects, lists and long texts even under an allowed name', () => {
    const { log, last, text } = record();
    log.info(
      { code: { nested: 'canary' }, reason: ['canary'], operation: `canary${'x'.repeat(300)}`, rows: 3 },
      'done',
    );

    expect(last()).toEqual({ level: 'info', at: expect.any(String), rows: 3, msg: 'done' });
    expect(text()).not.toContain('canary');
  });

  test('never prints the words of a foreign error, however it is handed over', () => {
    const { log, last, text } = record();
    const error = new TypeError('canary\n    at canary (canary)', { cause: new Error('canary') });
    log.error(error);
    log.error({ err: error });
    log.error({ err: 'canary' }, 'failed');
    log.error(error, 'failed %s', 'canary');
    log.info('interpolated %s', 'canary');

    expect(text()).not.toContain('canary');
    expect(last()).toMatchObject({ msg: 'interpolated %s' });
  });

  test('prints the words of our own errors, which name nobody, and where they were thrown', () => {
    const { log, last } = record();
    log.error(
      { err: new Problem('exchange-timeout', 'Exchange did not answer.', { exchangeCode: 'E1' }) },
      'failed',
    );
    expect(last()['err']).toMatchObject({
      name: 'Problem',
      text: 'Exchange did not answer.',
      code: 'exchange-timeout',
      exchangeCode: 'E1',
      at: expect.arrayContaining([expect.stringContaining('logger.test.ts')]),
    });

    log.error({ err: new StartUpError('Port 3000 is taken.') }, 'failed');
    expect(last()['err']).toMatchObject({ text: 'Port 3000 is taken.' });
  });

  test('survives an error that causes itself', () => {
    const { log, last } = record();
    const error = new Error('x');
    error.cause = error;
    log.error({ err: error }, 'failed');

    expect(last()).toMatchObject({ err: { name: 'Error', cause: { name: 'Error' } } });
  });

  test('writes the time in UTC', () => {
    const { log, last } = record();
    log.info('now');

    expect(last()['at']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });
});
