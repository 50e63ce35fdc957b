import { z } from 'zod';
import { Refusal } from './command.ts';

const schema = z.object({
  GONGKAI_SMTP_URL: z.url().optional(),
  GONGKAI_MAIL_FROM: z.string().default('gongkai@localhost'),
  /** Address of the screens; `{code}` stands for the jurisdiction's code. */
  GONGKAI_PUBLIC_URL: z.string().optional(),
  GONGKAI_TRUST_PROXY: z.enum(['0', '1']).default('0'),
  GONGKAI_S3_ENDPOINT: z.url().optional(),
  GONGKAI_S3_BUCKET: z.string().optional(),
  GONGKAI_S3_REGION: z.string().default('us-east-1'),
  GONGKAI_S3_ACCESS_KEY: z.string().optional(),
  GONGKAI_S3_SECRET_KEY: z.string().optional(),
  DATABASE_URL: z.string().optional(),
});

/** The configuration of a deployment; nothing else reads the environment. */
export interface Settings {
  databaseUrl: string | null;
  smtpUrl: string | null;
  mailFrom: string;
  publicUrl: string | null;
  trustProxy: boolean;
  storage: { driver: 's3'; endpoint?: string; bucket: string; region: string; accessKeyId: string; secretAccessKey: string } | null;
}

/** Reads the configuration once; what is wrong is one clear sentence. */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new Refusal(`The environment variable ${issue.path.join('.')} is wrong: ${issue.message}.`);
  }
  const found = parsed.data;
  return {
    databaseUrl: found.DATABASE_URL ?? null,
    smtpUrl: found.GONGKAI_SMTP_URL ?? null,
    mailFrom: found.GONGKAI_MAIL_FROM,
    publicUrl: found.GONGKAI_PUBLIC_URL ?? null,
    trustProxy: found.GONGKAI_TRUST_PROXY === '1',
    storage: storageOf(found),
  };
}

function storageOf(found: z.output<typeof schema>): Settings['storage'] {
  if (!found.GONGKAI_S3_BUCKET) return null;
  if (!found.GONGKAI_S3_ACCESS_KEY || !found.GONGKAI_S3_SECRET_KEY)
    throw new Refusal('GONGKAI_S3_BUCKET needs GONGKAI_S3_ACCESS_KEY and GONGKAI_S3_SECRET_KEY beside it.');
  return {
    driver: 's3',
    ...(found.GONGKAI_S3_ENDPOINT ? { endpoint: found.GONGKAI_S3_ENDPOINT } : {}),
    bucket: found.GONGKAI_S3_BUCKET,
    region: found.GONGKAI_S3_REGION,
    accessKeyId: found.GONGKAI_S3_ACCESS_KEY,
    secretAccessKey: found.GONGKAI_S3_SECRET_KEY,
  };
}
