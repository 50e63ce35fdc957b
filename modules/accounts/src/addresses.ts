import { BlockList, isIP, isIPv4 } from 'node:net';

/** IPv4 in an IPv6 mantle (::ffff:10.0.0.1) is the IPv4 address that it carries. */
function plain(address: string): string {
  const carried = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  return carried ?? address.split('%')[0]!;
}

function parts(range: string): { address: string; prefix: number; family: 'ipv4' | 'ipv6' } | null {
  const match = /^([0-9a-fA-F.:]+)(?:\/(\d{1,3}))?$/.exec(range.trim());
  const address = plain(match?.[1] ?? '');
  if (!match || isIP(address) === 0) return null;
  const family = isIPv4(address) ? 'ipv4' : 'ipv6';
  const widest = family === 'ipv4' ? 32 : 128;
  const prefix = match[2] === undefined ? widest : Number(match[2]);
  return prefix <= widest ? { address, prefix, family } : null;
}

/** Whether a text is an address or a CIDR range. */
export const isAddressRange = (range: string): boolean => parts(range) !== null;

/** Whether an address lies in one of the ranges; an empty list allows everybody, an unknown address is then the only stranger. */
export function addressAllowed(address: string | null, ranges: readonly string[]): boolean {
  if (ranges.length === 0) return true;
  if (address === null) return false;
  const real = plain(address);
  if (isIP(real) === 0) return false;
  const list = new BlockList();
  for (const range of ranges) {
    const found = parts(range);
    if (found) list.addSubnet(found.address, found.prefix, found.family);
  }
  return list.check(real, isIPv4(real) ? 'ipv4' : 'ipv6');
}
