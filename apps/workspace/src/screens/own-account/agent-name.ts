const browsers = [['Edg/', 'Edge'], ['Firefox/', 'Firefox'], ['MicroMessenger/', 'WeChat'], ['Chrome/', 'Chrome'], ['Safari/', 'Safari']] as const;
const systems = [['Windows', 'Windows'], ['Android', 'Android'], ['iPhone', 'iPhone'], ['iPad', 'iPad'], ['Mac OS X', 'macOS'], ['Linux', 'Linux']] as const;

/** What a browser and its machine are called, out of the long line by which it introduces itself; null for a program that is none we know. */
export function agentName(agent: string): string | null {
  const nameIn = (names: readonly (readonly [string, string])[]) => names.find(([mark]) => agent.includes(mark))?.[1];
  return [nameIn(browsers), nameIn(systems)].filter(Boolean).join(' · ') || null;
}
