import { type ReactNode, useRef } from 'react';
import { Button, Select } from 'antd';
import {
  BoldOutlined, DeleteColumnOutlined, DeleteOutlined, DeleteRowOutlined, InsertRowBelowOutlined, InsertRowRightOutlined, ItalicOutlined, MergeCellsOutlined,
  OrderedListOutlined, PictureOutlined, RedoOutlined, TableOutlined, UnderlineOutlined, UndoOutlined, UnorderedListOutlined,
} from '@ant-design/icons';
import { type Editor, useEditorState } from '@tiptap/react';
import { useText } from '../../app/language.tsx';

interface Tool {
  key: string;
  icon: ReactNode;
  on?: boolean;
  disabled?: boolean;
  run(): void;
}

/** The buttons above the text; those of tables appear while the cursor stands in one. */
export function EditorTools({ editor, onPictures }: { editor: Editor; onPictures: (files: File[]) => void }) {
  const text = useText();
  const picker = useRef<HTMLInputElement>(null);
  const at = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      level: [1, 2, 3, 4].find((level) => now.isActive('heading', { level })) ?? 0,
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      underline: now.isActive('underline'),
      bullets: now.isActive('bulletList'),
      numbers: now.isActive('orderedList'),
      table: now.isActive('table'),
      undo: now.can().undo(),
      redo: now.can().redo(),
    }),
  });
  const chain = () => editor.chain().focus();
  const setLevel = (level: number) => (level === 0 ? chain().setParagraph().run() : chain().setHeading({ level: level as 1 | 2 | 3 | 4 }).run());
  const tools: Tool[] = [
    { key: 'bold', icon: <BoldOutlined />, on: at.bold, run: () => chain().toggleBold().run() },
    { key: 'italic', icon: <ItalicOutlined />, on: at.italic, run: () => chain().toggleItalic().run() },
    { key: 'underline', icon: <UnderlineOutlined />, on: at.underline, run: () => chain().toggleUnderline().run() },
    { key: 'bullets', icon: <UnorderedListOutlined />, on: at.bullets, run: () => chain().toggleBulletList().run() },
    { key: 'numbers', icon: <OrderedListOutlined />, on: at.numbers, run: () => chain().toggleOrderedList().run() },
    { key: 'picture', icon: <PictureOutlined />, run: () => picker.current?.click() },
    { key: 'table', icon: <TableOutlined />, disabled: at.table, run: () => chain().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run() },
    { key: 'undo', icon: <UndoOutlined />, disabled: !at.undo, run: () => chain().undo().run() },
    { key: 'redo', icon: <RedoOutlined />, disabled: !at.redo, run: () => chain().redo().run() },
  ];
  const tableTools: Tool[] = [
    { key: 'row-add', icon: <InsertRowBelowOutlined />, run: () => chain().addRowAfter().run() },
    { key: 'column-add', icon: <InsertRowRightOutlined />, run: () => chain().addColumnAfter().run() },
    { key: 'row-delete', icon: <DeleteRowOutlined />, run: () => chain().deleteRow().run() },
    { key: 'column-delete', icon: <DeleteColumnOutlined />, run: () => chain().deleteColumn().run() },
    { key: 'cells-merge', icon: <MergeCellsOutlined />, run: () => chain().mergeOrSplit().run() },
    { key: 'table-delete', icon: <DeleteOutlined />, run: () => chain().deleteTable().run() },
  ];
  const button = (tool: Tool) => (
    <Button key={tool.key} type="text" size="small" icon={tool.icon} disabled={tool.disabled} className={tool.on ? 'is-on' : undefined}
      aria-pressed={tool.on} title={text(`workspace.editor.${tool.key}`)} aria-label={text(`workspace.editor.${tool.key}`)} onClick={tool.run} />
  );
  return (
    <div className="rich-tools" role="toolbar" aria-label={text('workspace.editor.tools')}>
      <Select size="small" variant="borderless" value={at.level} onChange={setLevel} aria-label={text('workspace.editor.level')} className="rich-level"
        options={[0, 1, 2, 3, 4].map((level) => ({ value: level, label: text(`workspace.editor.level-${level}`) }))} />
      {tools.map(button)}
      {at.table && tableTools.map(button)}
      <input ref={picker} type="file" className="file-picker" aria-label={text('workspace.editor.picture')} accept="image/*" multiple tabIndex={-1} onChange={(event) => {
        onPictures([...(event.target.files ?? [])]);
        event.target.value = '';
      }} />
    </div>
  );
}
