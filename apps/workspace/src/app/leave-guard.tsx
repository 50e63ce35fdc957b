import { useEffect } from 'react';
import { Button, Modal } from 'antd';
import { useBlocker } from 'react-router';
import { somethingUnsaved } from '../parts/unsaved.ts';
import { useText } from './language.tsx';

/** Asks before what was typed, and is kept in no draft, is left behind: by a link, the back button, or closing the tab. */
export function LeaveGuard() {
  const text = useText();
  const blocker = useBlocker(({ currentLocation: from, nextLocation: to }) => {
    // The desk shows one item after another under the same path.
    const item = (search: string) => new URLSearchParams(search).get('item');
    return somethingUnsaved() && (from.pathname !== to.pathname || item(from.search) !== item(to.search));
  });
  useEffect(() => {
    const leave = (event: BeforeUnloadEvent) => {
      if (somethingUnsaved()) event.preventDefault();
    };
    window.addEventListener('beforeunload', leave);
    return () => window.removeEventListener('beforeunload', leave);
  }, []);
  const stay = () => blocker.reset?.();
  return (
    <Modal open={blocker.state === 'blocked'} title={text('workspace.leave-title')} onCancel={stay} width={420} footer={[
      <Button key="go" danger onClick={() => blocker.proceed?.()}>{text('workspace.leave-go')}</Button>,
      <Button key="stay" type="primary" onClick={stay}>{text('workspace.leave-stay')}</Button>,
    ]}>
      <p>{text('workspace.leave-text')}</p>
    </Modal>
  );
}
