import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A page of a PDF as somebody else's reader sees it. */
export interface PdfPage {
  /** In millimeters. */
  readonly width: number;
  readonly height: number;
  /** Its texts, each in the order in which it was drawn, one after the other. */
  readonly text: string;
}

/** Reads a PDF with Mozilla's library, which shares nothing with the one that wrote it. */
export async function readPdf(content: Uint8Array): Promise<readonly PdfPage[]> {
  const task = getDocument({ data: new Uint8Array(content), verbosity: 0 });
  const document = await task.promise;
  try {
    const pages: PdfPage[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number);
      const { width, height } = page.getViewport({ scale: 25.4 / 72 });
      const { items } = await page.getTextContent();
      const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
      pages.push({ width: Math.round(width), height: Math.round(height), text });
    }
    return pages;
  } finally {
    await task.destroy();
  }
}
