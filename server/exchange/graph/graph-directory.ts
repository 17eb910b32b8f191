import { z } from 'zod';
import type { MailDirectory, PeopleDirectory } from '../../entra/directory.port.ts';
import { withinDeadline } from '../deadline.ts';
import { createGraphClient } from './graph-client.ts';
import type { GraphClient, GraphClientOptions } from './graph-client.ts';
import { GraphFailure, throwProblem, UnreadableReply } from './graph-failure.ts';
import { findByMail, findGroups, findPeople, listMembers, readPerson } from './graph-people.ts';

/** The most that one checkMemberGroups takes (learn.microsoft.com/graph/api/directoryobject-checkmembergroups). */
const GROUPS_PER_CALL = 20;
const DEADLINE_MS = 10_000;
/** Thousands of members come in several pages. */
const MEMBERS_MS = 30_000;

const Reply = z.object({ value: z.array(z.string().max(100)) });

/** The directory of an Entra tenant through Microsoft Graph. Nested memberships count; so says checkMemberGroups. */
export function createGraphDirectory(options: GraphClientOptions): PeopleDirectory & MailDirectory {
  const client = createGraphClient(options);

  return {
    async memberGroups(person, groups) {
      const asked = [...new Set(groups.map((group) => group.toLowerCase()))];
      const chunks = Array.from({ length: Math.ceil(asked.length / GROUPS_PER_CALL) }, (_, at) =>
        asked.slice(at * GROUPS_PER_CALL, (at + 1) * GROUPS_PER_CALL),
      );
      const found = await ask((signal) =>
        Promise.all(chunks.map((chunk) => checkMembership(client, person, chunk, signal))),
      );

      const held = new Set(found.flat());
      return new Set(groups.filter((group) => held.has(group.toLowerCase())));
    },

    findGroups: (prefix) => ask((signal) => findGroups(client, prefix, signal)),
    findPeople: (prefix) => ask((signal) => findPeople(client, prefix, signal)),
    findByMail: (mails) => ask((signal) => findByMail(client, mails, signal)),
    readPerson: (person) => ask((signal) => readPerson(client, person, signal)),
    listMembers: (group, most) => ask((signal) => listMembers(client, group, most, signal), MEMBERS_MS),
  };
}

async function checkMembership(
  client: GraphClient,
  person: string,
  groupIds: readonly string[],
  signal: AbortSignal,
): Promise<string[]> {
  const path = `/users/${encodeURIComponent(person)}/checkMemberGroups`;
  try {
    const reply = Reply.safeParse(await client.post(path, { groupIds }, signal));
    if (!reply.success) throw new UnreadableReply('checkMemberGroups gave no list', { cause: reply.error });
    return reply.data.value.map((group) => group.toLowerCase());
  } catch (error) {
    // Someone who has left the directory is in no group any more; that is an answer and not a failure.
    if (error instanceof GraphFailure && error.status === 404) return [];
    throw error;
  }
}

/** Asks within a deadline; whatever goes wrong is a Problem. */
function ask<T>(work: (signal: AbortSignal) => Promise<T>, ms = DEADLINE_MS): Promise<T> {
  return withinDeadline(ms, undefined, work).catch(throwProblem);
}
