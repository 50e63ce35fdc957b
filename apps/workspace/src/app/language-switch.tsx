import { Button } from 'antd';
import { useLanguage } from './language.tsx';

/** Changes between the two languages; named in the other language, for whom it is meant. */
export function LanguageSwitch() {
  const { language, choose, text } = useLanguage();
  const other = language === 'zh-CN' ? 'en' : 'zh-CN';
  return (
    <Button type="text" size="small" lang={other} title={text('workspace.language-switch')} onClick={() => choose(other)}>
      {text('workspace.other-language')}
    </Button>
  );
}
