import { askOffice, hasMailbox } from './office-call.ts';

type Scheme = 'light' | 'dark';

/**
 * Tells the color scheme now and after every change: Outlook's theme where it has one (Mailbox 1.14), else the system's.
 * Gives a function that stops it.
 */
export function followColorScheme(tell: (scheme: Scheme) => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const ofSystem = (): Scheme => (system.matches ? 'dark' : 'light');
  const follow = () => tell(ofOutlook() ?? ofSystem());

  follow();
  system.addEventListener('change', follow);
  if (hasThemeEvents()) {
    const event = Office.EventType.OfficeThemeChanged;
    const changed = (args: { officeTheme?: Office.OfficeTheme }) =>
      tell(schemeOf(args.officeTheme?.bodyBackgroundColor) ?? ofOutlook() ?? ofSystem());
    void askOffice<void>((done) => Office.context.mailbox.addHandlerAsync(event, changed, done));
  }
  return () => system.removeEventListener('change', follow);
}

/** Outlook does not say whether its theme is dark (isDarkTheme is undefined there); its background does. */
export function schemeOf(background: string | undefined): Scheme | null {
  const digits = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(background ?? '');
  if (!digits) return null;
  const [red = 0, green = 0, blue = 0] = digits.slice(1).map((pair) => Number.parseInt(pair, 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128 ? 'dark' : 'light';
}

function ofOutlook(): Scheme | null {
  return schemeOf(officeTheme()?.bodyBackgroundColor);
}

function officeTheme(): Office.OfficeTheme | undefined {
  return typeof Office === 'undefined' ? undefined : Office.context?.officeTheme;
}

function hasThemeEvents(): boolean {
  return typeof Office !== 'undefined' && Boolean(Office.context?.mailbox) && hasMailbox('1.14');
}
