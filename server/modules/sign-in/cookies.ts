/** A cookie of ours for the whole site. */
export interface HostCookie {
  readonly name: string;
  /** A `Set-Cookie` header; 0 seconds removes the cookie. */
  readonly set: (value: string, maxAgeSeconds: number) => string;
}

/**
 * A cookie that no script reads and that other sites send along only when a person follows a link; with `Strict` not even
 * then. `__Host-` keeps other
 * hosts of the domain from planting one (RFC 6265bis, section 4.1.3) but needs https. A product on plain http exists on
 * loopback only, where some browsers refuse a cookie marked Secure.
 */
export function hostCookie(
  publicUrl: string,
  plainName: string,
  sameSite: 'Lax' | 'Strict' = 'Lax',
): HostCookie {
  const isSecure = publicUrl.startsWith('https:');
  const name = isSecure ? `__Host-${plainName}` : plainName;
  return {
    name,
    set: (value, maxAgeSeconds) =>
      `${name}=${value}; Path=/; HttpOnly; SameSite=${sameSite}; Max-Age=${maxAgeSeconds}${isSecure ? '; Secure' : ''}`,
  };
}

/** Every value that a `Cookie` header gives for a name: several are a sign that somebody planted one. */
export function cookieValues(header: string | undefined, name: string): readonly string[] {
  return (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
}
