import { request } from 'undici';
import { EvacuationList } from '../contract/evacuation.ts';
import { withDesk } from './desk.ts';
import type { Desk } from './desk.ts';
import { median, resultOf } from './measure.ts';
import type { Result } from './measure.ts';
import type { Postgres } from './postgres.ts';

const PEOPLE = Number(process.env['BENCH_INSIDE'] ?? 5_000);
/** While everybody leaves the building. */
const MOST_MS = 5_000;
const ROUNDS = 3;

/**
 * The list of so many people who are inside, while the database refuses every change: what the page asks for, and the PDF. Beside
 * them, as the limit, what somebody waits who has to leave.
 */
export async function evacuation(postgres: Postgres): Promise<Result> {
  return await withDesk(postgres, { visitors: PEOPLE, status: 'on-site' }, async (desk) => {
    await refuseChanges(desk);
    const page = `/portal-api/evacuation?reception=${desk.reception}`;
    const paper = `/portal-api/evacuation/paper?reception=${desk.reception}`;
    const listed = EvacuationList.parse(JSON.parse((await fetched(desk, page)).toString('utf8')));
    const first = await timed(() => fetched(desk, paper)); // the program loads what it prints with
    const pageMs: number[] = [];
    const paperMs: number[] = [];
    let size = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      pageMs.push(await timed(() => fetched(desk, page)));
      paperMs.push(
        await timed(async () => {
          size = (await fetched(desk, paper)).length;
        }),
      );
    }
    const isRefusing = await refusesChanges(desk);
    const worst = Math.max(first, ...pageMs, ...paperMs);
    return resultOf(
      {
        bench: 'V3',
        case: `the PDF of ${listed.people.length} people inside, while the database refuses changes`,
        unit: 'ms',
        target: `page and PDF <= ${MOST_MS} ms each, the first one too`,
        met: worst <= MOST_MS && listed.people.length === PEOPLE && isRefusing,
      },
      { ours: median(paperMs), beside: MOST_MS },
      { pageMs: median(pageMs), firstPaperMs: first, worst, paperKb: size / 1_024 },
    );
  });
}

async function fetched({ url, headers }: Desk, path: string): Promise<Buffer> {
  const reply = await request(url + path, { headers });
  const body = Buffer.from(await reply.body.arrayBuffer());
  if (reply.statusCode !== 200) throw new Error(`${reply.statusCode} ${body.toString('utf8').slice(0, 500)}`);
  return body;
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/** Every connection is opened anew, so that none is left which may still write. */
async function refuseChanges({ database: { client } }: Desk): Promise<void> {
  const { rows } = await client.query<{ name: string }>('select current_database() as name');
  const name = client.escapeIdentifier(rows[0]?.name ?? '');
  await client.query(`alter database ${name} set default_transaction_read_only = on`);
  await client.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
}

/** Whether a step at the desk is refused, so that it was measured what is said. */
async function refusesChanges({ url, headers, visits }: Desk): Promise<boolean> {
  const reply = await request(`${url}/portal-api/visits/${visits[0]}/step`, {
    method: 'POST',
    headers: { ...headers, 'if-match': '"1"' },
    body: JSON.stringify({ step: 'check-out' }),
  });
  const { type } = (await reply.body.json()) as { type?: string };
  return type?.endsWith('storage-unavailable') ?? false;
}
