import type { ImportedView } from '@gongkai/scoring/contract';
import { useText } from '../../app/language.tsx';
import { ImportDialog } from '../../parts/import-dialog.tsx';

/** Takes a file of facts, opening balances or targets in. */
export function FileImport({ kind }: { kind: 'facts' | 'openings' | 'targets' }) {
  const text = useText();
  return (
    <ImportDialog<ImportedView>
      label={text(`scoring.import-${kind}`)} help={text(`scoring.import-${kind}-help`)} path={`/scoring/${kind}/import`} accept={kind === 'facts' ? '.xlsx,.json' : '.xlsx'} named
      said={({ rows, posted }) => ({ taken: rows, sentence: text('scoring.imported', { rows, posted }) })}
    />
  );
}
