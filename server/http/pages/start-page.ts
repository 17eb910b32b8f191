import type { Config } from '../../config.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { page } from './page.ts';

/** `/`: what runs here and where to go from it. */
export function startPage(config: Pick<Config, 'simulator'>): string {
  return page(
    'Foyer',
    html`<h1>Foyer</h1>
      <p>Find and add rooms while you compose a meeting in Outlook. This is the server behind the add-in.</p>
      <ul class="links">
        ${links(config).map(
          ({ href, name, what }) =>
            html`<li>
              <a href="${href}">${name}</a>
              <span>${what}</span>
            </li>`,
        )}
      </ul>
      ${tenant(config)}`,
  );
}

function links(config: Pick<Config, 'simulator'>): readonly { href: string; name: string; what: string }[] {
  const own = [
    {
      href: '/portal/',
      name: 'Portal',
      what: 'Where administrators connect Exchange, choose rooms and give roles',
    },
    { href: '/manifest.xml', name: 'Manifest', what: 'What an administrator uploads to Microsoft 365' },
    { href: '/api/docs', name: 'API documentation', what: 'Every call, as the contract in the code has it' },
    { href: '/problems', name: 'Problems', what: 'What each error code means and what to do about it' },
    { href: '/readyz', name: 'Health', what: 'Whether the database and everything else is ready' },
  ];
  if (!config.simulator) return own;

  const simulator = `http://localhost:${config.simulator.port}`;
  return [
    {
      href: `${simulator}/calendar/`,
      name: 'Open the calendar',
      what: 'The simulated calendar client: compose a meeting and press Foyer',
    },
    {
      href: `${simulator}/`,
      name: 'Simulated tenant',
      what: 'The stand-in for Microsoft 365 and its controls',
    },
    ...own,
  ];
}

function tenant(config: Pick<Config, 'simulator'>): Html {
  return config.simulator
    ? html`<p class="quiet">
        This installation runs on a simulated tenant: nothing leaves this machine and every person in it is
        invented.
      </p>`
    : html`<p class="quiet">This installation is connected to Microsoft 365.</p>`;
}
