import { allow, deny, hide, holds, type Actor, type Verdict } from '@gongkai/kernel';

export type DocumentAction = 'read' | 'save' | 'submit' | 'publish' | 'withdraw';

const needed: Record<DocumentAction, string> = {
  read: 'disclosures.read',
  save: 'disclosures.write',
  submit: 'disclosures.write',
  publish: 'disclosures.publish',
  withdraw: 'disclosures.publish',
};

/** Who may do what with a document of a unit. A reviewer of a running case may read it. */
export function mayDocument(actor: Actor, action: DocumentAction, document: { unitId: string }, reviewing = false): Verdict {
  const readable = reviewing || holds(actor, 'disclosures.read', document.unitId) || holds(actor, 'disclosures.write', document.unitId);
  if (!readable) return hide('general.not-found');
  if (action === 'read') return allow;
  return holds(actor, needed[action], document.unitId) ? allow : deny('general.permission-missing');
}
