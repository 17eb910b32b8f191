import { Problem } from '../../../kernel/problem.ts';
import type { Step } from '../attempt-steps.ts';
import { cmdletFacts } from '../attempt.ts';
import type { StepsDeps, Trial } from '../attempt.ts';
import { diagnose, failedWith } from '../diagnose.ts';
import { connectionOf } from '../integration.ts';
import type { Draft, ServerReach } from '../integration.ts';
import { networkSteps } from './network-steps.ts';
import { controlStep, roomListStep, roomReadStep } from './room-steps.ts';

/** Everything that is tried before an Exchange Server is connected. Nothing of it writes anything. */
export function serverSteps(deps: StepsDeps, trial: Trial, server: ServerReach): readonly Step[] {
  const { draft, readPassword, attempt } = trial;
  const connection = connectAs(deps, draft, readPassword);
  const far = { url: server.url, reach: 'customer-network', trust: server.authority } as const;

  return [
    ...networkSteps(deps, trial, far),
    {
      name: 'account',
      waitingFor: `Signing in to Exchange and opening the mailbox of ${server.account}.`,
      run: async (_, signal) => {
        try {
          await connection().setup.readAccount({ signal });
          return {
            state: 'passed',
            detail: `Exchange lets ${server.account} in, and the account has a mailbox.`,
          };
        } catch (error) {
          if (hasNoMailbox(error)) {
            const more = `The address that was tried is ${server.account}.`;
            const where = { where: 'account', correlationId: attempt, more } as const;
            return failedWith(diagnose('ErrorMissingEmailAddress', where));
          }
          if (!isVersionRefused(error)) throw error;
          const versionRefused = error.extra.exchangeCode ?? 'ErrorInvalidServerVersion';
          return {
            state: 'passed',
            detail: 'Exchange accepted the sign-in, but not the version.',
            found: { versionRefused },
          };
        }
      },
    },
    {
      name: 'version',
      waitingFor: 'Asking which Exchange this is.',
      run: async ({ versionRefused }, signal) => {
        const version = await connection().setup.readVersion({ signal });
        const facts = version
          ? [
              { name: 'Server', value: version.product },
              { name: 'Build', value: version.build },
            ]
          : [];
        const announced = version
          ? `The server says that it is ${version.product}${version.schema === null ? '' : `; choose ${version.schema}`}.`
          : 'The server did not say which version it is; choose an older one.';
        if (versionRefused) {
          const where = { where: 'version', correlationId: attempt, more: announced } as const;
          return failedWith(diagnose(versionRefused, where), { facts });
        }
        return {
          state: 'passed',
          detail: `${version?.product ?? 'This Exchange'} speaks ${server.exchangeVersion}.`,
          facts,
        };
      },
    },
    roomListStep((signal) => connection().exchange.listRooms({ signal }), trial, deps),
    roomReadStep(
      () => connection().setup,
      trial,
      deps,
      (refused) =>
        failedWith(
          diagnose(refused.code, {
            where: 'room-read',
            correlationId: refused.requestId ?? attempt,
            facts: cmdletFacts(trial, deps.microsoft, refused.room),
            more: `The room that was tried is ${refused.room}.`,
          }),
        ),
    ),
    controlStep(() => connection().setup, trial, deps),
  ];
}

/** Connected once, when the first step needs it: an address that is none would stop it before it is explained. */
export function connectAs(
  { connect }: Pick<StepsDeps, 'connect'>,
  draft: Draft,
  readPassword: () => Promise<string>,
) {
  let made: ReturnType<typeof connect> | undefined;
  return () => (made ??= connect(connectionOf(draft), readPassword));
}

/** The account was let in and its own calendar is not there: depending on the version Exchange says so in one of these ways. */
const mailboxCodes = new Set([
  'ErrorMissingEmailAddress',
  'ErrorNameResolutionNoMailbox',
  'ErrorNonExistentMailbox',
]);

function hasNoMailbox(error: unknown): boolean {
  return error instanceof Problem && mailboxCodes.has(error.extra.exchangeCode ?? '');
}

const versionCodes = new Set([
  'ErrorInvalidServerVersion',
  'ErrorIncorrectSchemaVersion',
  'ErrorWrongServerVersion',
]);

function isVersionRefused(error: unknown): error is Problem {
  return error instanceof Problem && versionCodes.has(error.extra.exchangeCode ?? '');
}
