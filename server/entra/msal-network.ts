import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import type { Outbound } from '../outbound/outbound.ts';

const TIMEOUT_MS = 15_000;
const MOST_BYTES = 1024 * 1024;

/** Carries the calls of msal-node over our transport. A reply that is not JSON is an error, whatever its status. */
export function networkThrough(outbound: Pick<Outbound, 'send'>): INetworkModule {
  async function call<T>(
    method: 'GET' | 'POST',
    url: string,
    options: NetworkRequestOptions = {},
  ): Promise<NetworkResponse<T>> {
    const { status, headers, body } = await outbound.send({
      method,
      url,
      headers: options.headers ?? {},
      ...(options.body !== undefined && { body: options.body }),
      timeoutMs: TIMEOUT_MS,
      maxBytes: MOST_BYTES,
      operation: method === 'GET' ? 'authority' : 'token',
    });
    // MSAL checks the shape of what it reads; a record is all that is promised here
    return { status, headers: { ...headers }, body: JSON.parse(body.toString('utf8')) as T };
  }

  return {
    sendGetRequestAsync: (url, options) => call('GET', url, options),
    sendPostRequestAsync: (url, options) => call('POST', url, options),
  };
}
