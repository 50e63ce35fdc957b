import { useEffect } from 'react';
import { Button } from 'antd';
import { useRouteError } from 'react-router';
import { useText } from './language.tsx';
import { Notice } from './notice.tsx';

// A tab that was open during an update asks for chunks that are gone: loading the page again cures it, but only once.
const reloadedKey = 'gongkai.reloaded-for';

/** What is shown when a screen cannot be loaded or breaks. */
export function RouteFailure() {
  const text = useText();
  const error = useRouteError();
  const isOldChunk = error instanceof TypeError && /import|module|fetch/i.test(error.message);
  useEffect(() => {
    console.error(error);
    if (!isOldChunk || sessionStorage.getItem(reloadedKey) === window.location.href) return;
    sessionStorage.setItem(reloadedKey, window.location.href);
    window.location.reload();
  }, [error, isOldChunk]);
  return (
    <Notice title={text('workspace.failure-title')} explanation={text('workspace.failure-text')}>
      <Button type="primary" onClick={() => window.location.reload()}>{text('workspace.reload')}</Button>
    </Notice>
  );
}
