import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { type Language, languageOf, loadMessages, translator, type Translator, type Values } from '@gongkai/ui/browser-messages';
import { speak } from '../parts/api.ts';
import { theme } from './theme.ts';

/** Gives the text of a message key in the reader's language. */
export type Text = (key: string, values?: Values) => string;

interface Speech {
  language: Language;
  choose(language: Language): void;
  text: Text;
}

const SpeechContext = createContext<Speech | null>(null);
const storageKey = 'gongkai.language';

/** The language of the screens and the way to change it. */
export function useLanguage(): Speech {
  const speech = useContext(SpeechContext);
  if (!speech) throw new Error('useLanguage stands outside LanguageProvider');
  return speech;
}

/** The function that gives texts; the only way by which a screen shows words. */
export function useText(): Text {
  return useLanguage().text;
}

/** Loads the chosen language's messages before anything is shown, and sets the widgets' language with it. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => languageOf(localStorage.getItem(storageKey)));
  const [loaded, setLoaded] = useState<{ language: Language; texts: Translator } | null>(null);

  useEffect(() => {
    let current = true;
    void loadMessages(language).then((catalogue) => {
      if (!current) return;
      speak(language);
      dayjs.locale(language === 'zh-CN' ? 'zh-cn' : 'en');
      document.documentElement.lang = language;
      setLoaded({ language, texts: translator({ [language]: catalogue }) });
    });
    return () => {
      current = false;
    };
  }, [language]);

  const speech = useMemo<Speech | null>(() => {
    if (!loaded) return null;
    const { texts } = loaded;
    return {
      language: loaded.language,
      text: (key, values) => texts.translate(loaded.language, key, values),
      choose: (chosen) => {
        localStorage.setItem(storageKey, chosen);
        setLanguage(chosen);
      },
    };
  }, [loaded]);

  if (!speech) return null;
  return (
    <SpeechContext value={speech}>
      <ConfigProvider locale={speech.language === 'zh-CN' ? zhCN : enUS} theme={theme} button={{ autoInsertSpace: false }}>
        {children}
      </ConfigProvider>
    </SpeechContext>
  );
}
