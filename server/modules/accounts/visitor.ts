import { isIPv6 } from 'node:net';
import type { FastifyRequest } from 'fastify';

/** What a request that nobody is signed in for tells about its sender. */
export interface Visitor {
  /** An IPv4 address, or the /64 network of an IPv6 one: whoever has one such address has all of its network. */
  readonly address: string;
  readonly userAgent: string | null;
}

const V4_IN_V6 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const GROUPS = 8;
const NETWORK_GROUPS = 4;

export function networkOf(address: string): string {
  const mapped = V4_IN_V6.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [before = '', after] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const tail = groups(after ?? '');
  const zeros = after === undefined ? 0 : GROUPS - groups(before).length - tail.length;
  const full = [...groups(before), ...Array<string>(Math.max(0, zeros)).fill('0'), ...tail];
  const network = full.slice(0, NETWORK_GROUPS).map((group) => group.replace(/^0+(?=.)/, ''));
  return `${network.join(':')}::/64`;
}

export const visitorOf = (request: FastifyRequest): Visitor => ({
  address: networkOf(request.ip),
  userAgent: request.headers['user-agent'] ?? null,
});
