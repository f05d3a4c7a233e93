/** Whether a reader names the tag of what it would get, as in If-None-Match. A proxy may have marked its tag as weak. */
export function matchesTag(known: string | undefined, etag: string): boolean {
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  const tags = (known ?? '').split(',').map(opaque);
  return tags.includes('*') || tags.includes(opaque(etag));
}
