import type { ImportedUnitsView } from '@gongkai/organisations/contract';
import { useText } from '../../app/language.tsx';
import { ImportDialog } from '../../parts/import-dialog.tsx';

/** Takes units and people over from a workbook. */
export function ImportUnits() {
  const text = useText();
  return (
    <ImportDialog<ImportedUnitsView>
      label={text('organisations.import-title')} help={text('organisations.import-help')} path="/organisations/units/import" accept=".xlsx"
      said={({ units, persons, posts }) => ({ taken: units + posts, sentence: text('organisations.import-done', { units, persons, posts }) })}
    />
  );
}
