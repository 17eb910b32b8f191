/**
 * What the QR code of a visit holds. The pass stands in the fragment, which a browser sends to nobody, so that no log of any
 * server knows it. `publicUrl` is where the product is reached, with or without a slash at its end.
 */
export function passLink(publicUrl: string, pass: string): string {
  return `${publicUrl.replace(/\/$/, '')}/kiosk/#pass=${pass}`;
}
