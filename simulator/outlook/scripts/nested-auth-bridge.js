/*
 * The page's end of nested app authentication: what msal-browser looks for as `window.nestedAppAuthBridge`. It carries
 * messages between the page and the host page that frames it, and to nobody else. Microsoft's own hosts and the
 * office.js of their network bring one along; the npm build does not.
 */
(() => {
  if ('nestedAppAuthBridge' in window || window.parent === window) return;

  let hostOrigin;
  try {
    hostOrigin = new URL(JSON.parse(window.name).xdmInfo.split('|')[2]).origin;
  } catch {
    return; // not opened by an Office host
  }

  const listeners = new Set();
  window.addEventListener('message', (event) => {
    if (event.source !== window.parent || event.origin !== hostOrigin) return;
    if (typeof event.data !== 'string' || !event.data.includes('"NestedAppAuthResponse"')) return;
    for (const listener of listeners) listener({ data: event.data });
  });

  window.nestedAppAuthBridge = {
    addEventListener(type, listener) {
      if (type === 'message') listeners.add(listener);
    },
    removeEventListener(_type, listener) {
      listeners.delete(listener);
    },
    postMessage(message) {
      window.parent.postMessage(message, hostOrigin);
    },
  };
})();
