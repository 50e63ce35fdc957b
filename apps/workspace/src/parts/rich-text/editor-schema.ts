import { TableKit } from '@tiptap/extension-table';
import { type Extensions, Node, mergeAttributes } from '@tiptap/react';
import StarterKit from '@tiptap/starter-kit';

export interface PictureOptions {
  addressOf(attachmentId: string): string;
  captionLabel: string;
}

/** A picture of the record's attachments with its caption, written under it. */
const Picture = Node.create<PictureOptions>({
  name: 'picture',
  group: 'block',
  atom: true,
  draggable: true,
  addOptions: () => ({ addressOf: (attachmentId) => attachmentId, captionLabel: '' }),
  addAttributes: () => ({
    attachmentId: { default: '', parseHTML: (element) => element.getAttribute('data-attachment-id') },
    caption: { default: '', parseHTML: (element) => element.getAttribute('alt') ?? '' },
  }),
  parseHTML: () => [{ tag: 'img[data-attachment-id]' }],
  renderHTML: ({ HTMLAttributes: { attachmentId, caption } }) => ['img', mergeAttributes({ 'data-attachment-id': attachmentId, alt: caption })],
  addNodeView() {
    return ({ node, editor, getPos }) => {
      const dom = document.createElement('figure');
      const image = document.createElement('img');
      image.src = this.options.addressOf(String(node.attrs.attachmentId));
      image.alt = String(node.attrs.caption);
      const caption = document.createElement('input');
      caption.value = String(node.attrs.caption);
      caption.maxLength = 200;
      caption.placeholder = this.options.captionLabel;
      caption.setAttribute('aria-label', this.options.captionLabel);
      caption.addEventListener('change', () => {
        const at = getPos();
        if (at === undefined) return;
        editor.view.dispatch(editor.state.tr.setNodeAttribute(at, 'caption', caption.value));
      });
      dom.append(image, caption);
      return {
        dom,
        stopEvent: (event) => event.target === caption,
        ignoreMutation: () => true,
        update: (next) => {
          if (next.type.name !== 'picture' || next.attrs.attachmentId !== node.attrs.attachmentId) return false;
          image.alt = String(next.attrs.caption);
          if (document.activeElement !== caption) caption.value = String(next.attrs.caption);
          return true;
        },
      };
    };
  },
});

/** The editor's schema: exactly what the kernel's rich text can hold, so that nothing is lost when it is saved. */
export function editorExtensions(picture: PictureOptions): Extensions {
  return [
    StarterKit.configure({
      heading: { levels: [1, 2, 3, 4] },
      blockquote: false,
      code: false,
      codeBlock: false,
      hardBreak: false,
      horizontalRule: false,
      link: false,
      listItem: false,
      strike: false,
    }),
    ListItem,
    TableKit.configure({ table: { resizable: false }, tableCell: false, tableHeader: false }),
    TableCell,
    TableHeader,
    Picture.configure(picture),
  ];
}

const spans = () => ({
  colspan: { default: 1, parseHTML: (element: HTMLElement) => Number(element.getAttribute('colspan') ?? 1) || 1 },
  rowspan: { default: 1, parseHTML: (element: HTMLElement) => Number(element.getAttribute('rowspan') ?? 1) || 1 },
  colwidth: { default: null },
});

// One paragraph in an item or a cell: the kernel keeps runs there, not blocks.
const ListItem = Node.create({
  name: 'listItem',
  content: 'paragraph',
  defining: true,
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: () => ['li', 0],
  addKeyboardShortcuts() {
    return { Enter: () => this.editor.commands.splitListItem(this.name), 'Shift-Tab': () => this.editor.commands.liftListItem(this.name) };
  },
});
const TableCell = Node.create({
  name: 'tableCell',
  content: 'paragraph',
  tableRole: 'cell',
  isolating: true,
  addAttributes: spans,
  parseHTML: () => [{ tag: 'td' }],
  renderHTML: ({ HTMLAttributes }) => ['td', HTMLAttributes, 0],
});
const TableHeader = Node.create({
  name: 'tableHeader',
  content: 'paragraph',
  tableRole: 'header_cell',
  isolating: true,
  addAttributes: spans,
  parseHTML: () => [{ tag: 'th' }],
  renderHTML: ({ HTMLAttributes }) => ['th', HTMLAttributes, 0],
});
