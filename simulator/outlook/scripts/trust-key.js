/*
 * Office.js asks once whether a host page that is not served over https by Microsoft may be trusted, and remembers the
 * answer in localStorage of the origin that office.js is loaded from. Where that is this page's own origin, the answer is
 * given here, so that nobody meets the question; where it is the simulator's, the calendar page has given it already.
 * Only the name localhost is ever trusted this way.
 */
(() => {
  let host;
  try {
    host = new URL(JSON.parse(window.name).xdmInfo.split('|')[2]);
  } catch {
    return; // not opened by an Office host
  }
  if (host.hostname !== 'localhost' || location.hostname !== 'localhost') return;
  try {
    const scheme = host.protocol.replace(':', '');
    localStorage.setItem(`OfficeJSTrustKeyV2_${scheme}_${host.hostname}`, '{"Result":1}');
  } catch {
    // storage is switched off: office.js will ask
  }
})();
