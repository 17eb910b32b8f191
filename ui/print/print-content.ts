let last: (() => void) | null = null;

/**
 * Opens the print dialog of the browser for a file, or prints it at once where the browser was told to. The file lies in a
 * frame that nobody sees, because a page cannot print another one; it stays until the next is printed, or until the
 * function that comes back is called.
 */
export function printContent(content: Blob): () => void {
  last?.();
  const url = URL.createObjectURL(content);
  const frame = document.createElement('iframe');
  // A frame that is not shown at all is not printed by every browser.
  Object.assign(frame.style, { position: 'fixed', width: '1px', height: '1px', opacity: '0', border: '0' });
  frame.ariaHidden = 'true';
  frame.tabIndex = -1;
  frame.addEventListener('load', () => frame.contentWindow?.print());
  frame.src = url;
  document.body.append(frame);
  const end = () => {
    frame.remove();
    URL.revokeObjectURL(url);
    if (last === end) last = null;
  };
  last = end;
  return end;
}
