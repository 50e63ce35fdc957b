export { createMailer, type MailConfig } from './mailer.ts';
export { notify, type Notification } from './notify.ts';
export { ScreenHub, useScreenHub } from './screen-hub.ts';
