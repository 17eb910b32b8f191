import { types } from 'node:util';
import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';
import type { Config } from '../config.ts';
import { allowedFields } from './log-fields.ts';

/**
 * The log: one JSON object per line. An allow-list decides what may be in it (see log-fields.ts): fields that are not
 * on the list, values that are not plain, and the texts of foreign errors are dropped, so that no name, mail address,
 * subject or token gets into a log because somebody logged the object that held it.
 *
 * Messages are constants: arguments after the message are ignored, so nothing can be interpolated into it.
 */
export function createLogger(config: Pick<Config, 'logLevel'>, destination?: DestinationStream): Logger {
  const options = {
    level: config.logLevel,
    base: null,
    timestamp: () => `,"at":"${new Date().toISOString()}"`,
    formatters: {
      level: (label: string) => ({ level: label }),
      bindings: allowedFields,
      log: allowedFields,
    },
    serializers: { err: (value: unknown) => value }, // allowedFields has already taken it apart
    hooks: {
      logMethod(this: Logger, given: Parameters<Logger['info']>, write: Logger['info']) {
        const [first, message]: readonly unknown[] = given;
        if (typeof first === 'string') write.call(this, first);
        else write.call(this, withError(first), typeof message === 'string' ? message : 'no message');
      },
    },
  };
  const log: Logger = destination ? pino(options, destination) : pino(options);
  return filterChildren(log);
}

/** pino does not pass what a child is given through the formatter of its parent. Children inherit this `child`. */
function filterChildren(log: Logger): Logger {
  const original: Logger['child'] = Reflect.get(log, 'child');
  log.child = function child(this: Logger, bindings, options) {
    return original.call(this, allowedFields(bindings), options);
  } as Logger['child'];
  return log;
}

/** Without a message of its own, pino would print that of the error, which may quote anything. */
function withError(first: unknown): object {
  if (types.isNativeError(first)) return { err: first };
  return typeof first === 'object' && first !== null ? first : {};
}
