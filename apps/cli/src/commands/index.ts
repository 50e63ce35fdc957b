import type { Command } from '../command.ts';

/** The commands by name, each loaded when it is called: a due date needs no web server. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  'account link': async () => (await import('./account-link.ts')).accountLink,
  'audit verify': async () => (await import('./audit-verify.ts')).auditVerify,
  'bulletin check': async () => (await import('./bulletin-check.ts')).bulletinCheck,
  deadline: async () => (await import('./deadline.ts')).deadline,
  'demonstration play': async () => (await import('./demonstration-play.ts')).demonstrationPlay,
  'import divisions': async () => (await import('./import-divisions.ts')).importDivisionsCommand,
  'import documents': async () => (await import('./import-documents.ts')).importDocumentsCommand,
  'jurisdiction add': async () => (await import('./jurisdiction.ts')).jurisdictionAdd,
  'jurisdiction list': async () => (await import('./jurisdiction.ts')).jurisdictionList,
  score: async () => (await import('./score.ts')).score,
  'score verify': async () => (await import('./score-verify.ts')).scoreVerify,
  serve: async () => (await import('./serve.ts')).serve,
};
