/** The number on the icon of a portal that was installed as an app, where the browser has such a thing (Badging API). */
export function showAppBadge(count: number): void {
  if (!('setAppBadge' in navigator)) return;
  void navigator.setAppBadge(count).catch(() => undefined); // refused where it is not installed
}
