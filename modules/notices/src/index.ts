export { createMailer, type MailConfig } from './mailer.ts';
export { notify, type Notification } from './notify.ts';
export { readNotice } from './own-notices.ts';
export { ScreenHub, useScreenHub } from './screen-hub.ts';
