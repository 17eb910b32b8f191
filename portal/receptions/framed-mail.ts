/**
 * The HTML of a mail as a page of this portal may show it: the portal lets no style in but what carries its nonce, and mails
 * carry theirs at every element. Each becomes a rule with a class of its own. `html` must be what our server wrote; the frame
 * that shows it runs nothing.
 */
export function framedMail(html: string, nonce: string | null): string {
  // Renamed before it is parsed, where it would be complained of; within a text its quotation marks are escaped.
  const page = new DOMParser().parseFromString(html.replaceAll(' style="', ' data-style="'), 'text/html');
  const rules: string[] = [];
  for (const [at, element] of [...page.querySelectorAll('[data-style]')].entries()) {
    const style = element.getAttribute('data-style') ?? '';
    element.removeAttribute('data-style');
    element.classList.add(`of-mail-${at}`);
    rules.push(`.of-mail-${at}{${style.replaceAll(/[{}<]/g, '')}}`);
  }
  const sheet = page.createElement('style');
  if (nonce !== null) sheet.setAttribute('nonce', nonce);
  // A mail is dark on light: a frame has no background of its own.
  sheet.textContent = `html{background:#ffffff;color-scheme:light}img{max-width:100%}${rules.join('')}`;
  page.head.append(sheet);
  for (const link of page.querySelectorAll('a')) link.removeAttribute('href'); // it would lead the frame away
  return `<!doctype html>${page.documentElement.outerHTML}`;
}
