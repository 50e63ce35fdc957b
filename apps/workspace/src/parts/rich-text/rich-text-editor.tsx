import { useEffect, useRef, useState } from 'react';
import { App, Spin } from 'antd';
import type { RichText } from '@gongkai/kernel';
import { type Editor, EditorContent, useEditor } from '@tiptap/react';
import { useText } from '../../app/language.tsx';
import { ApiError } from '../api.ts';
import { useFileAddress } from '../attachments/attachment-address.ts';
import { problemText } from '../problems.tsx';
import { uploadAttachment, type UploadedFile } from '../upload.ts';
import { toBody, toDocument } from './document.ts';
import { editorExtensions } from './editor-schema.ts';
import { EditorTools } from './editor-tools.tsx';
import { cleanPasted } from './pasted.ts';

export interface RichTextEditorProps {
  value?: RichText;
  onChange?: (body: RichText) => void;
  id?: string;
  label: string;
  /** Told of every picture put into the text, so that the record counts it among its attachments. */
  onPicture?: (file: UploadedFile) => void;
  disabled?: boolean;
}

const picturesOf = (files: FileList | undefined | null) => [...(files ?? [])].filter((file) => file.type.startsWith('image/'));

/** Writes the kernel's rich text: headings, lists, tables and pictures; what is pasted from Word keeps its words and its look. */
export function RichTextEditor({ value, onChange, id, label, onPicture, disabled = false }: RichTextEditorProps) {
  const text = useText();
  const { message } = App.useApp();
  const address = useFileAddress();
  const fileAddress = useRef(address);
  fileAddress.current = address;
  const [uploading, setUploading] = useState(0);
  const said = useRef<RichText | undefined>(value);
  const editorRef = useRef<Editor | null>(null);

  const insertPictures = async (files: File[]) => {
    setUploading((count) => count + files.length);
    for (const file of files) {
      try {
        const uploaded = await uploadAttachment(file);
        editorRef.current?.chain().focus().insertContent({ type: 'picture', attrs: { attachmentId: uploaded.id, caption: '' } }).run();
        onPicture?.(uploaded);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        void message.error(problemText(text, error.problems[0] ?? { code: 'general.internal' }));
      } finally {
        setUploading((count) => count - 1);
      }
    }
  };

  const editor = useEditor({
    extensions: editorExtensions({ addressOf: (attachmentId) => fileAddress.current(attachmentId), captionLabel: text('workspace.picture-caption') }),
    content: toDocument(value ?? []),
    editable: !disabled,
    editorProps: {
      attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, ...(id ? { id } : {}) },
      transformPastedHTML: cleanPasted,
      handlePaste: (_, event) => {
        const files = picturesOf(event.clipboardData?.files);
        if (files.length === 0 || event.clipboardData?.getData('text/html')) return false;
        void insertPictures(files);
        return true;
      },
      handleDrop: (_, event) => {
        const files = picturesOf(event.dataTransfer?.files);
        if (files.length === 0) return false;
        event.preventDefault();
        void insertPictures(files);
        return true;
      },
    },
    onUpdate: ({ editor: changed }) => {
      const body = toBody(changed.getJSON());
      said.current = body;
      onChange?.(body);
    },
  });
  editorRef.current = editor;

  // A value that did not come from here (a draft dropped, another version loaded) replaces what is shown.
  useEffect(() => {
    if (!editor || value === said.current) return;
    said.current = value;
    editor.commands.setContent(toDocument(value ?? []), { emitUpdate: false });
  }, [editor, value]);
  useEffect(() => {
    if (editor && editor.isEditable === disabled) editor.setEditable(!disabled, false);
  }, [editor, disabled]);

  if (!editor) return null;
  return (
    <div className={disabled ? 'rich-editor is-disabled' : 'rich-editor'}>
      {!disabled && <EditorTools editor={editor} onPictures={(files) => void insertPictures(files)} />}
      <Spin spinning={uploading > 0}>
        <EditorContent editor={editor} className="rich-text" />
      </Spin>
    </div>
  );
}
