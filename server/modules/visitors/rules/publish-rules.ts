import { createHash } from 'node:crypto';
import type { HouseRules, publishHouseRules as publishRoute } from '../../../../contract/house-rules.ts';
import type { RouteInput } from '../../../../contract/route.ts';
import type { ReceptionId } from '../../../../contract/visitor-ids.ts';
import type { Caller } from '../../../kernel/caller.ts';
import { Problem } from '../../../kernel/problem.ts';
import { askedBy, recordAudit } from '../../audit/index.ts';
import { knownReception } from '../known-reception.ts';
import { aloneWithReceptions } from '../receptions.store.ts';
import type { VisitorUseDeps } from '../visitor-deps.ts';
import { insertRules, listRules } from './rules.store.ts';
import type { VersionedText } from './rules.store.ts';

type RulesDeps = Pick<VisitorUseDeps, 'db' | 'clock'>;

/** What the page shows; older ones stay in the database, because visitors accepted them. */
const MOST_SHOWN = 50;

/** What a version of a text of a reception is called in the audit. */
const actions: Readonly<Record<VersionedText, string>> = {
  house_rules: 'house-rules.published',
  photo_consent: 'photo-consent.published',
};

/** The versions of a reception's house rules, or of what is agreed to before a photo, newest first. Rejects with `not-found`. */
export async function listHouseRules(
  { db }: RulesDeps,
  { organization }: Caller,
  reception: ReceptionId,
  text: VersionedText = 'house_rules',
): Promise<{ versions: HouseRules[] }> {
  await knownReception(db, organization, reception);
  return { versions: [...(await listRules(db, organization, reception, MOST_SHOWN, text))] };
}

/**
 * Publishes a version, from now on the only one that counts; `texts: null` puts an end to accepting, or to photos. Rejects with `not-found`,
 * and with `changed-meanwhile` when somebody published another one since `replaces` was read.
 */
export async function publishHouseRules(
  { db, clock }: RulesDeps,
  caller: Caller,
  reception: ReceptionId,
  { replaces, texts }: RouteInput<typeof publishRoute>['body'],
  text: VersionedText = 'house_rules',
): Promise<HouseRules> {
  const { organization } = caller;
  return await aloneWithReceptions(db, organization, async (tx) => {
    const { name } = await knownReception(tx, organization, reception);
    const [latest = null] = await listRules(tx, organization, reception, 1, text);
    if ((latest?.version ?? 0) !== replaces) {
      throw new Problem('changed-meanwhile', 'Somebody else published another text meanwhile.', {
        current: latest,
      });
    }
    const published = { version: replaces + 1, texts, publishedAt: clock.now(), publishedBy: caller.name };
    await insertRules(tx, organization, reception, published, text);
    await recordAudit(tx, organization, {
      ...askedBy(caller),
      action: actions[text],
      subject: { kind: 'reception', id: reception, name },
      before: latest && factsOf(latest),
      after: factsOf(published),
    });
    return published;
  });
}

/** The texts themselves stay where they are: a digest says whether they are still what was published. */
function factsOf({ version, texts }: Pick<HouseRules, 'version' | 'texts'>) {
  const digest =
    texts &&
    createHash('sha256')
      .update(JSON.stringify(Object.entries(texts).toSorted(([one], [other]) => (one < other ? -1 : 1))))
      .digest('hex');
  return { version, digest };
}
