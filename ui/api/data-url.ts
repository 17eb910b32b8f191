/** The content as text in an address: the pages' own policies let nothing else be shown. */
export function dataUrlOf(content: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('loadend', () =>
      typeof reader.result === 'string'
        ? resolve(reader.result)
        : reject(reader.error ?? new Error('the file cannot be read')),
    );
    reader.readAsDataURL(content);
  });
}
