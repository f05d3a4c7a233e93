const HERE = 'https://here.invalid';

/**
 * Where to go after signing in. Only a path on this site: a link in a forged mail must not send people elsewhere.
 * @returns the path with query and hash, or "/" for anything else
 */
export function safeNext(next: unknown): string {
  if (typeof next !== 'string' || !next.startsWith('/') || !URL.canParse(next, HERE)) return '/';
  const address = new URL(next, HERE);
  const path = `${address.pathname}${address.search}${address.hash}`;
  return address.origin === HERE && path === next && !path.startsWith('//') ? path : '/';
}
