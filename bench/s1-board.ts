import { existsSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import { BOARD_PAGE } from '../contract/board.ts';
import { openDatabase } from '../server/storage/open-database.ts';
import type { Db } from '../server/storage/database.ts';
import { World, signIn } from './desk.ts';
import { startEstate } from './estate.ts';
import { median, resultOf } from './measure.ts';
import type { Result } from './measure.ts';
import type { Postgres } from './postgres.ts';

const REQUESTS = Number(process.env['BENCH_BOARD'] ?? 500);
const TEAM = 'House team CPH';
const MOST_MS = 1_000;
const ROUNDS = 5;

/**
 * A board with so many requests that must be answered, in a real browser with everything in its cache: from the navigation
 * until the last of the requests that it shows at first is painted, and until all are that _Show more_ brings. Beside it, in
 * the same browser, a bare page with as many rows.
 */
export async function board(
  postgres: Postgres,
  { findChromium }: { readonly findChromium: () => string },
): Promise<Result> {
  const built = path.join(import.meta.dirname, '..', 'dist', 'portal', 'index.html');
  if (!existsSync(built)) throw new Error('The pages are not built. Run npm run build first.');
  const estate = await startEstate(postgres, { fixture: 'F0' });
  try {
    const database = await estate.layDatabase();
    const browser = await chromium.launch({
      executablePath: findChromium(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
      ],
    });
    try {
      const storage = await openDatabase({ url: database.url });
      let laid;
      try {
        laid = {
          team: await layBoard(storage.db),
          session: await signIn(storage.db, World.parse(estate.world)),
        };
      } finally {
        await storage.close();
      }
      const { team, session } = laid;
      const node = await database.startNode('board');
      const url = node.url.replace('127.0.0.1', 'localhost');
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      await context.addCookies([{ name: 'sid', value: session, url, httpOnly: true, sameSite: 'Lax' }]);
      const page = await context.newPage();
      const address = `${url}/portal/requests?team=${team}`;
      const bareAddress = `${url}/bare-rows`;
      await page.route(bareAddress, (route) => route.fulfill({ contentType: 'text/html', body: bareRows() }));
      const shown = Math.min(REQUESTS, BOARD_PAGE);
      const first: number[] = [];
      const all: number[] = [];
      const beside: number[] = [];
      await paintedAfter(page, address, shown); // once unmeasured: the cache of the browser, compiled code
      for (let round = 0; round < ROUNDS; round += 1) {
        first.push(await paintedAfter(page, address, shown));
        all.push(await untilAll(page));
        beside.push(await paintedAfter(page, bareAddress, REQUESTS));
      }
      return resultOf(
        {
          bench: 'S1',
          case: `a board of ${REQUESTS} requests, from the navigation to the last of the first ${shown} painted`,
          unit: 'ms',
          target: `<= ${MOST_MS} ms`,
          met: median(first) <= MOST_MS,
        },
        { ours: median(first), beside: median(beside) },
        { worst: Math.max(...first), allPainted: median(all), rounds: ROUNDS },
      );
    } finally {
      await browser.close();
      await database.close();
    }
  } finally {
    await estate.close();
  }
}

/** Requests of one team that wait for an answer, one every ten minutes from tomorrow on. Gives the id of the team. */
async function layBoard(db: Db): Promise<string> {
  const { rows } = await sql<{ organization: string; id: string }>`
    select organization_id::text as organization, id::text as id from provider where name = ${TEAM}`.execute(
    db,
  );
  const [team] = rows;
  if (!team) throw new Error(`the fixture has no ${TEAM}`);
  const link = crypto.randomUUID();
  const template = crypto.randomUUID();
  const deadline = JSON.stringify({
    rule: { kind: 'minutes-before', minutes: 120 },
    ruleVersion: 1,
    zoneData: '2026a',
  });
  await sql`
    insert into meeting_link (organization_id, id, booking_key, state, organizer, organizer_name, planned_start,
      planned_end, time_zone, planned_rooms, state_since, created_by, created_at, touched_at)
    values (${team.organization}, ${link}, gen_random_uuid(), 'bound', 'anna@nordhavn.example', 'Anna Holm', now(), now(),
      'Europe/Copenhagen', '{}', now(), '{}', now(), now())`.execute(db);
  await sql`
    insert into service_template (organization_id, id, link_id, provider_id, client_key, text, entered_by, entered_at)
    values (${team.organization}, ${template}, ${link}, ${team.id}, gen_random_uuid(), 'Chairs in a circle', '{}',
      now())`.execute(db);
  await sql`
    insert into service_request (organization_id, id, template_id, link_id, provider_id, occurrence, status, text, room,
      start_at, end_at, deliver_at, deadline_at, deadline_rule, created_at, changed_at)
    select ${team.organization}, gen_random_uuid(), ${template}, ${link}, ${team.id},
      to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'pending',
      'Chairs in a circle for ' || n || ', two flip charts', 'fjord@nordhavn.example',
      at, at + interval '1 hour', at, at - interval '2 hours', ${deadline}::jsonb, now(), now()
    from generate_series(0, ${REQUESTS - 1}::int) n,
      lateral (select date_trunc('hour', now()) + interval '1 day' + n * interval '10 minutes' as at) moment`.execute(
    db,
  );
  await sql`analyze`.execute(db);
  return team.id;
}

/** Goes there, and gives after how many milliseconds the frame was done in which so many rows stood for the first time. */
async function paintedAfter(page: Page, address: string, rows: number): Promise<number> {
  await page.goto('about:blank');
  await page.goto(address, { waitUntil: 'commit' });
  return await page.evaluate<number>(whenPainted(rows));
}

/** Asks for more until there is no more. Gives when the last of them was painted, counted from the navigation. */
async function untilAll(page: Page): Promise<number> {
  let painted = 0;
  for (let rows = 2 * BOARD_PAGE; rows < REQUESTS + BOARD_PAGE; rows += BOARD_PAGE) {
    await page.getByRole('button', { name: 'Show more' }).click();
    painted = await page.evaluate<number>(whenPainted(Math.min(rows, REQUESTS)));
  }
  return painted;
}

/**
 * In the page: resolves with its clock, which begins with the navigation, when the frame with so many rows has been painted. A
 * message that is posted within a frame is delivered when that frame is done.
 */
function whenPainted(rows: number): string {
  return `new Promise((resolve) => {
    const look = () => {
      if (document.querySelectorAll('main ul > li').length < ${rows}) return requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      requestAnimationFrame(() => port2.postMessage(null));
    };
    look();
  })`;
}

function bareRows(): string {
  const rows = Array.from({ length: REQUESTS }, (_, at) => `<li>Chairs in a circle for ${at}</li>`);
  return `<!doctype html><title>bare</title><main><ul>${rows.join('')}</ul></main>`;
}
