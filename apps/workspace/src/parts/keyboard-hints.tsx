import { useEffect } from 'react';
import { Modal } from 'antd';
import { useText } from '../app/language.tsx';

const keys = [
  ['?', 'workspace.key-hints'],
  ['/', 'workspace.key-search'],
  ['↑ ↓', 'workspace.key-rows'],
  ['Enter', 'workspace.key-open'],
  ['Ctrl S', 'workspace.key-save'],
  ['Esc', 'workspace.key-close'],
] as const;

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName));

/** The keys that work on every screen; opens with `?`, and `/` goes to the screen's search field. */
export function KeyboardHints({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const text = useText();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === '?') onOpenChange(true);
      else if (event.key === '/') {
        const field = document.querySelector<HTMLElement>('#screen input[data-search], #screen [data-search] input');
        if (!field) return;
        event.preventDefault();
        field.focus();
      }
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [onOpenChange]);
  return (
    <Modal open={open} onCancel={() => onOpenChange(false)} footer={null} title={text('workspace.keyboard')} width={420}>
      <dl className="keyboard-hints">
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt><kbd>{key}</kbd></dt>
            <dd>{text(what)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
