import { OrganizationId } from '../../../contract/primitives.ts';
import { ApiProblem, NoAnswer } from '../../../ui/api/call-error.ts';
import { fetchFile } from '../../../ui/api/fetch-file.ts';
import { ORGANIZATION } from './portal-in-memory.tsx';

const organization = OrganizationId.parse(ORGANIZATION);
const answering = (answer: () => Response) => {
  const asked: { url: string; init: RequestInit }[] = [];
  const send = (url: string, init: RequestInit) => {
    asked.push({ url, init });
    return Promise.resolve().then(answer);
  };
  return { asked, send };
};

test('says in which organization, and keeps the name that the server gives', async () => {
  const headers = { 'content-disposition': 'attachment; filename="foyer-audit.ndjson"' };
  const { asked, send } = answering(() => new Response('{}', { headers }));
  const { name, content } = await fetchFile('/portal-api/audit/export', { organization, send });
  expect(name).toBe('foyer-audit.ndjson');
  expect(await content.text()).toBe('{}');
  expect(new Headers(asked[0]?.init.headers).get('foyer-organization')).toBe(ORGANIZATION);
});

test('a refusal is the problem that the server words, never a file', async () => {
  const body = { type: '/problems/permission-missing', title: 'No', status: 403, instance: 'urn:request:7' };
  const { send } = answering(() => Response.json(body, { status: 403 }));
  await expect(fetchFile('/x', { organization, send })).rejects.toThrow(ApiProblem);
});

test('half a file is no file', async () => {
  const { send } = answering(() => {
    const broken = new ReadableStream({ start: (stream) => stream.error(new TypeError('cut off')) });
    return new Response(broken);
  });
  await expect(fetchFile('/x', { organization, send })).rejects.toThrow(NoAnswer);
});
