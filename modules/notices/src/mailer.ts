import { createTransport } from 'nodemailer';
import type { Mailer } from '@gongkai/database';

/** The mail server through which notices leave. */
export interface MailConfig {
  host: string;
  port: number;
  /** TLS from the first byte (port 465); otherwise STARTTLS where the server offers it. */
  secure?: boolean;
  user?: string;
  password?: string;
  /** `政务信息平台 <info@example.gov.cn>` */
  from: string;
}

/** Makes the way out for e-mail over SMTP. */
export function createMailer(config: MailConfig): Mailer {
  const { host, port, secure = port === 465, user, password, from } = config;
  const transport = createTransport({
    host, port, secure,
    connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000,
    disableFileAccess: true, disableUrlAccess: true,
    ...(user ? { auth: { user, pass: password ?? '' } } : {}),
  });
  return {
    async send({ to, subject, text }) {
      await transport.sendMail({ from, to, subject, text });
    },
  };
}
