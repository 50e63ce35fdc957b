import { useContext } from 'react';
import { Button } from 'antd';
import { api, ApiError } from '../parts/api.ts';
import { useLanguage } from './language.tsx';
import { SessionContext } from './session.ts';

/** Changes between the two languages; named in the other language, for whom it is meant. */
export function LanguageSwitch() {
  const { language, choose, text } = useLanguage();
  const session = useContext(SessionContext);
  const other = language === 'zh-CN' ? 'en' : 'zh-CN';
  const change = async () => {
    choose(other);
    if (!session) return;
    try {
      await api.patch('/own-account', { language: other });
    } catch (error) {
      // The choice stands on this machine; that the server does not remember it is no reason to disturb.
      if (!(error instanceof ApiError)) throw error;
    }
  };
  return (
    <Button type="text" size="small" lang={other} title={text('workspace.language-switch')} onClick={() => void change()}>
      {text('workspace.other-language')}
    </Button>
  );
}
