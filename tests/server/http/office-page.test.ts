import { fillOfficePage } from '../../../server/http/pane/office-page.ts';
import { escapeHtml, html } from '../../../server/http/pages/html.ts';

const settings = { clientId: 'c', scope: 's', authority: 'a' };

describe('a page of the add-in', () => {
  test('gets its scripts in the order given', () => {
    const filled = fillOfficePage('<head><!--foyer:office--></head>', {
      scripts: ['/one.js', '/two.js'],
      settings,
    });

    expect([...filled.matchAll(/src="([^"]+)"/g)].map((match) => match[1])).toEqual(['/one.js', '/two.js']);
  });

  test('cannot be broken out of by a setting', () => {
    const hostile = { ...settings, scope: '</script><script>alert(1)</script><!--$&' };
    const filled = fillOfficePage('<!--foyer:office-->', { scripts: [], settings: hostile });

    expect(filled.match(/<\/?script/g)).toHaveLength(2);
    expect(filled).not.toContain('<!--');
    const data = /<script[^>]*>(.*)<\/script>/.exec(filled)?.[1];
    expect(JSON.parse(data ?? '')).toEqual(hostile);
  });

  test('cannot be broken out of by an address', () => {
    const filled = fillOfficePage('<!--foyer:office-->', { scripts: ['/a"onload="x'], settings });

    expect(filled).not.toContain('"onload="');
  });

  test('is refused when it has no place for them', () => {
    expect(() => fillOfficePage('<head></head>', { scripts: [], settings })).toThrow('lacks');
  });
});

describe('HTML of the server', () => {
  test('escapes what is filled in, unless it is HTML itself', () => {
    const item = html`<b>${'<&>'}</b>`;

    expect(html`<p title="${`"'`}">${[item, item]}${3}</p>`.html).toBe(
      `<p title="&#34;&#39;"><b>&#60;&#38;&#62;</b>\n<b>&#60;&#38;&#62;</b>3</p>`,
    );
    expect(escapeHtml('plain')).toBe('plain');
  });
});
