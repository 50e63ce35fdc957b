import type { Mail } from '@gongkai/database';

interface Wording {
  subject(place: string): string;
  text(place: string, address: string): string;
}

/** The fixed words of e-mails. They leave the network: they say that there is something, never what. */
const wordings: Record<'zh-CN' | 'en', Wording> = {
  'zh-CN': {
    subject: (place) => `${place}政务信息平台：您有一条新消息`,
    text: (place, address) => `您好：\n\n您在${place}政务信息平台有一条新消息，请登录查看：\n${address}\n\n为保证信息安全，邮件中不包含消息内容。请勿回复本邮件。\n`,
  },
  en: {
    subject: (place) => `${place}: you have a new message`,
    text: (place, address) => `Hello,\n\nyou have a new message on the government information platform of ${place}. Sign in to read it:\n${address}\n\nFor safety, e-mails do not carry the message itself. Please do not reply.\n`,
  },
};

/** The e-mail that goes with a notice. */
export function noticeMail(to: string, language: 'zh-CN' | 'en', { place, address }: { place: string; address: string }): Mail {
  const wording = wordings[language];
  return { to, subject: wording.subject(place), text: wording.text(place, address) };
}
