import type { RulebookView } from '@gongkai/scoring/contract';
import { Button, Checkbox, Input } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { useText } from '../../app/language.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { addressOf, api, ApiError } from '../../parts/api.ts';
import { DialogForm } from '../../parts/form/dialog-form.tsx';
import { Field } from '../../parts/form/field.tsx';
import { useAction } from '../../parts/queries.ts';
import { recentMonths } from './entry-columns.tsx';

/** What may be done with a version: export, copy, enforce, throw away. `beforeEnforcing` saves what is still being written. */
export function RulebookActions({ view, beforeEnforcing, isDirty = false }: { view: RulebookView; beforeEnforcing?: () => Promise<number | null>; isDirty?: boolean }) {
  const text = useText();
  const navigate = useNavigate();
  const draft = useAction<{ rulebook: unknown }, RulebookView>('/scoring/rulebooks', { touches: ['/scoring/rulebooks'], onDone: (made) => void navigate(`/scoring/rulebooks/${made.id}`) });
  const discard = useAction<void>(`/scoring/rulebooks/${view.id}/discard`, { touches: ['/scoring/rulebooks'], bodyOf: () => ({ seenVersion: view.version }), onDone: () => void navigate('/scoring/rulebooks') });
  return (
    <>
      <Button href={addressOf(`/scoring/rulebooks/${view.id}/file`)} download>{text('scoring.export-file')}</Button>
      {view.allowed.includes('copy') && <ActionButton label={text('scoring.copy')} run={() => draft.mutateAsync({ rulebook: view.rulebook })} />}
      {view.allowed.includes('enforce') && <Enforce view={view} beforeEnforcing={beforeEnforcing} isDirty={isDirty} />}
      {view.allowed.includes('discard') && <ActionButton danger label={text('scoring.discard')} explanation={text('scoring.discard-explain')} run={() => discard.mutateAsync()} />}
    </>
  );
}

interface Values {
  month: string;
  retroactive: boolean;
}

function Enforce({ view, beforeEnforcing, isDirty }: { view: RulebookView; beforeEnforcing?: () => Promise<number | null>; isDirty: boolean }) {
  const text = useText();
  const client = useQueryClient();
  const enforce = async ({ month, retroactive }: Values, idempotencyKey: string): Promise<RulebookView> => {
    const seenVersion = isDirty && beforeEnforcing ? await beforeEnforcing() : view.version;
    if (seenVersion === null) throw new ApiError(422, 'refused', [{ code: 'rulebook.save-first' }]);
    return api.post<RulebookView>(`/scoring/rulebooks/${view.id}/enforce`, { effectiveFrom: `${month}-01`, retroactive, seenVersion }, { idempotencyKey });
  };
  const now = new Date();
  const next = recentMonths(1, new Date(Date.UTC(now.getFullYear(), now.getMonth() + 1, 15)))[0]!;
  return (
    <DialogForm<Values, RulebookView> label={text('scoring.enforce')} button={{ type: 'primary' }} initial={{ month: next, retroactive: false }}
      labels={{ month: text('scoring.effective-from'), effectiveFrom: text('scoring.effective-from'), retroactive: text('scoring.retroactive'), rulebook: text('scoring.findings') }}
      explanation={isDirty ? text('rulebook.saves-first') : undefined} save={enforce} onSaved={() => void client.invalidateQueries()}>
      <Field name="month" label={text('scoring.effective-from')} help={text('scoring.enforce-help')} required><Input type="month" /></Field>
      <Field name="retroactive" label="" valueName="checked"><Checkbox>{text('scoring.retroactive')}</Checkbox></Field>
    </DialogForm>
  );
}
