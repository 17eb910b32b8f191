import { useEffect } from 'react';
import type { PaperLayout } from '../../../contract/board.ts';

const sizes: Readonly<Record<PaperLayout, string>> = {
  list: 'size: A4; margin: 12mm;',
  tickets: 'size: A5; margin: 10mm;',
  labels: 'size: 100mm 60mm; margin: 4mm;',
};

/**
 * The size of paper (CSS Paged Media) on which the browser prints while this is shown. Griffel writes rules for elements, and
 * paper is none; a named page would leave an empty sheet of another size before it.
 */
export function usePaperSize(layout: PaperLayout): void {
  useEffect(() => {
    if (!('adoptedStyleSheets' in document)) return undefined; // then the dialog of the browser says
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`@page { ${sizes[layout]} }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }, [layout]);
}
