import type { InstructionRow } from '@gongkai/periodicals/contract';
import { Button, Tag } from 'antd';
import { Link } from 'react-router';
import { useText } from '../../app/language.tsx';
import { useSession } from '../../app/session.ts';
import { DataList } from '../../parts/data-list/data-list.tsx';
import { Page } from '../../parts/page.tsx';
import { StateTag } from '../../parts/state-tag.tsx';

const states = ['recorded', 'assigned', 'answered', 'closed', 'withdrawn'] as const;
const levels = ['county', 'city', 'province', 'state'] as const;
const colours: Record<string, string> = { recorded: 'warning', assigned: 'processing', answered: 'success', closed: 'default' };

/** The state of an instruction in its colour. */
export const InstructionState = ({ state }: { state: string }) => <StateTag state={`periodicals.instruction-state.${state}`} colour={colours[state]} />;

/** The register of leaders' instructions: level, leader and day, never the words. */
export function InstructionList() {
  const text = useText();
  const { may } = useSession();
  const add = (may('periodicals.instruct') || may('periodicals.record')) && (
    <Link to="/periodicals/instructions/new"><Button type="primary">{text(may('periodicals.instruct') ? 'periodicals.instruct' : 'periodicals.record-paper')}</Button></Link>
  );
  return (
    <Page title={text('periodicals.instructions')} actions={add}>
      <DataList<InstructionRow>
        path="/periodicals/instructions"
        name="periodicals-instructions"
        exportPath="/periodicals/instructions/export.xlsx"
        rowKey={(row) => row.id}
        rowLink={(row) => `/periodicals/instructions/${row.id}`}
        filters={[
          { kind: 'choice', name: 'state', labelKey: 'periodicals.state', options: states.map((value) => ({ value, labelKey: `periodicals.instruction-state.${value}` })) },
          { kind: 'choice', name: 'leaderLevel', labelKey: 'periodicals.level', options: levels.map((value) => ({ value, labelKey: `periodicals.level.${value}` })) },
          { kind: 'days', from: 'from', to: 'to', labelKey: 'periodicals.given-on' },
        ]}
        columns={[
          { key: 'title', titleKey: 'periodicals.title', render: (row) => row.title },
          { key: 'unit', titleKey: 'periodicals.unit', render: (row) => row.unitName },
          { key: 'level', titleKey: 'periodicals.level', render: (row) => text(`periodicals.level.${row.leaderLevel}`) },
          { key: 'leader', titleKey: 'periodicals.leader', render: (row) => [row.leaderName, row.leaderPost].filter(Boolean).join(' ') },
          { key: 'givenOn', titleKey: 'periodicals.given-on', render: (row) => row.givenOn },
          { key: 'dueOn', titleKey: 'periodicals.due-on', render: (row) => <>{row.dueOn ?? ''} {row.overdue && <Tag color="error">{text('periodicals.overdue')}</Tag>}</> },
          { key: 'state', titleKey: 'periodicals.state', render: (row) => <InstructionState state={row.state} /> },
        ]}
        empty={{ text: text('periodicals.instructions-empty'), action: add }}
      />
    </Page>
  );
}
