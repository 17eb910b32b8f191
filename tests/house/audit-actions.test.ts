import { knownActions } from '../../portal/audit/actions.ts';
import { auditTexts } from '../../portal/texts/audit.ts';
import { textFiles } from './tracked-files.ts';

/** Texts of the server that are two words with a dot between them and are something else: columns of a row that is written over, permissions, other columns, files. */
const isSomethingElse =
  /^excluded\.|\.(?:read|write|work|use|reconcile|act-for-others|id|name|state|mailbox|kind|equipment|capacity|booking|visibility|position|column|standing|since|rooms|aliases|version|generation|etag|about|note|words|content|x|y|csv|xml|ndjson|js|ts|json|session)$/;

/** What the server writes into the audit, as far as its source names it: `'menu-item.added'`, or `` `request.${action}` ``. */
function writtenActions(): readonly string[] {
  const sources = textFiles('server').filter(
    ({ name }) => /\/(?:modules|jobs)\//.test(name) && name.endsWith('.ts'),
  );
  const named = sources.flatMap(({ text }) =>
    [...text.matchAll(/['`]([a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*)['`]/g)].map(([, name = '']) => name),
  );
  return [...new Set(named)].filter((name) => !isSomethingElse.test(name)).toSorted();
}

test('everything that the server writes into the audit has words on its page', () => {
  const known = new Set<string>(knownActions);
  const written = writtenActions();
  expect(written.length).toBeGreaterThan(60); // it finds them at all
  expect(written.filter((action) => !known.has(action))).toEqual([]);
});

test('the page of the audit offers what it has words for, each once', () => {
  const worded = Object.entries(auditTexts.actions).flatMap(([subject, actions]) =>
    Object.keys(actions).map((action) => `${subject}.${action}`),
  );
  expect([...knownActions]).toEqual(worded.toSorted());
});
