import { Router } from 'express';
import { escaped, page } from './plain-page.ts';
import type { World } from './state/world.ts';

/** `/`: what this is and where to go. Works without scripts, in light and dark, at any width. */
export function startPage(options: { readonly world: World; readonly productUrl: string }): Router {
  const router = Router();
  router.get('/', (_req, res) => {
    res
      .set({
        'Cache-Control': 'no-store',
        'Content-Security-Policy':
          "default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
      })
      .type('html')
      .send(startHtml(options.world, options.productUrl));
  });
  return router;
}

function startHtml(world: World, productUrl: string): string {
  const tenants = world
    .tenants()
    .map(({ name, people, rooms }) => `${escaped(name)}: ${people.length} people, ${rooms.length} rooms`);
  return page('Simulated tenant', [
    `<h1>Simulated tenant</h1>
<p>A small organization on this machine, with people, rooms and calendars, that answers like Microsoft 365 does.
Nothing here is Microsoft's and nothing leaves this machine.</p>
<ul>
<li><a href="/calendar/">Open the calendar</a>: compose a meeting and open the add-in beside it</li>
<li><a href="${escaped(productUrl)}/">The product</a></li>
<li><a href="/mail/">Outgoing mail</a>: what the product has sent, as its readers see it</li>
<li><a href="/control/people">People</a>, <a href="/control/rooms">rooms</a>, <a href="/control/clock">clock</a>
and <a href="/control/log">received calls</a> of the control API (documented in <code>simulator/README.md</code>)</li>
<li>Exchange Web Services: <code>/exchange.sim.test/EWS/Exchange.asmx</code>; its accounts are in the README</li>
</ul>
<p>Fixture <code>${escaped(world.fixture())}</code>. ${tenants.join('; ')}.</p>`,
  ]);
}
