import { Tag } from 'antd';
import { useText } from '../../../app/language.tsx';
import type { Change } from '../book/compare-books.ts';
import { sections } from '../book/sections.ts';

const colours = { added: 'success', removed: 'error', changed: 'processing' } as const;

/** What differs between two versions, section by section, part by part, in words. */
export function ChangesView({ changes }: { changes: readonly Change[] }) {
  const text = useText();
  if (changes.length === 0) return <p className="book-fine">{text('scoring.no-changes')}</p>;
  return (
    <div className="book-changes">
      {sections.filter((section) => changes.some((one) => one.section === section)).map((section) => (
        <section key={section}>
          <h3>{text(`rulebook.section.${section}`)}</h3>
          <ul>{changes.filter((one) => one.section === section).map((one) => <OneChange key={one.id} change={one} />)}</ul>
        </section>
      ))}
    </div>
  );
}

function OneChange({ change }: { change: Change }) {
  const text = useText();
  const shown = change.change === 'changed' ? change.details : change.details.filter((one) => !one.name.startsWith('label'));
  return (
    <li>
      <Tag color={colours[change.change]}>{text(`scoring.change.${change.change}`)}</Tag><strong>{change.label}</strong>
      <dl>
        {shown.map((one) => (
          <div key={one.name}>
            <dt>{text(`rulebook.facet.${one.name}`)}</dt>
            <dd>
              {one.before !== null && <del>{one.before}</del>}
              {one.before !== null && one.after !== null && <span className="book-arrow" aria-hidden> → </span>}
              {one.after !== null && <ins>{one.after}</ins>}
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
