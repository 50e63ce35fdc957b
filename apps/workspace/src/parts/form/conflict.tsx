import { Alert, Button } from 'antd';
import { useText } from '../../app/language.tsx';
import type { ApiError } from '../api.ts';
import { problemText } from '../problems.tsx';
import { fieldsThatDiffer } from './fields-that-differ.ts';

/** Somebody else saved first: both versions side by side, field by field; what was typed stays in the form. */
export function Conflict({ error, labels, mine, onReload }: { error: ApiError; labels: Record<string, string>; mine: object; onReload?: () => void }) {
  const text = useText();
  const theirs = error.details.current;
  const rows = theirs !== null && typeof theirs === 'object' ? fieldsThatDiffer(mine, theirs, Object.keys(labels)) : [];
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={problemText(text, error.problems[0] ?? { code: 'general.conflict' })}
      action={onReload && <Button size="small" onClick={onReload}>{text('workspace.conflict-reload')}</Button>}
      description={rows.length > 0 && (
        <table className="conflict">
          <thead><tr><th scope="col">{text('workspace.conflict-field')}</th><th scope="col">{text('workspace.conflict-mine')}</th><th scope="col">{text('workspace.conflict-theirs')}</th></tr></thead>
          <tbody>
            {rows.map((row) => <tr key={row.name}><th scope="row">{labels[row.name]}</th><td>{row.mine}</td><td>{row.theirs}</td></tr>)}
          </tbody>
        </table>
      )}
    />
  );
}
