import type { Block } from '@gongkai/kernel';
import { Empty, Tag } from 'antd';
import { useText } from '../app/language.tsx';
import { RichTextView } from './rich-text/rich-text-view.tsx';

interface DiffPart {
  text: string;
  change: 'same' | 'added' | 'removed';
}

/** One block of a comparison, as the server's `diffTexts` gives it. */
export type BlockChange =
  | { change: 'unchanged' | 'added' | 'removed'; block: Block }
  | { change: 'changed'; before: Block; after: Block; parts: readonly DiffPart[]; isFormatOnly: boolean };

/** What changed between two versions, in reading order; told by words and line, not by colour alone. */
export function DiffView({ changes }: { changes: readonly BlockChange[] }) {
  const text = useText();
  if (changes.every((one) => one.change === 'unchanged')) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text('workspace.difference-none')} />;
  return (
    <div className="difference">
      <p className="difference-legend">{text('workspace.difference-legend')}</p>
      {changes.map((one, index) => <Change key={index} change={one} />)}
    </div>
  );
}

function Change({ change }: { change: BlockChange }) {
  const text = useText();
  switch (change.change) {
    case 'unchanged':
      return <RichTextView body={[change.block]} />;
    case 'added':
      return <div className="difference-block is-added"><Tag color="success">{text('workspace.difference-added')}</Tag><ins><RichTextView body={[change.block]} /></ins></div>;
    case 'removed':
      return <div className="difference-block is-removed"><Tag color="error">{text('workspace.difference-removed')}</Tag><del><RichTextView body={[change.block]} /></del></div>;
    case 'changed':
      if (change.isFormatOnly) return <div className="difference-block"><Tag>{text('workspace.difference-format')}</Tag><RichTextView body={[change.after]} /></div>;
      return <p className="difference-words rich-text"><Words parts={change.parts} /></p>;
  }
}

/** The words of one changed stretch, such as a title. */
export function Words({ parts }: { parts: readonly DiffPart[] }) {
  return parts.map((part, index) => {
    if (part.change === 'added') return <ins key={index}>{part.text}</ins>;
    if (part.change === 'removed') return <del key={index}>{part.text}</del>;
    return <span key={index}>{part.text}</span>;
  });
}
