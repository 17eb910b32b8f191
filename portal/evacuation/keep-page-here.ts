/** Keeps the page of the evacuation list on this device, so that it opens without network or server. */
export function keepPageHere(): void {
  // A browser that keeps no pages still shows the list as long as somebody answers.
  void navigator.serviceWorker?.register('/portal/evacuation/worker.js').catch(() => undefined);
}
