import { isIP } from 'node:net';
import { z } from 'zod';
import { usualLimits, type RequestLimits } from '@gongkai/kernel';
import { Refusal } from './command.ts';

const perMinute = (usual: number) => z.coerce.number('must be a number of requests a minute').int().min(0).default(usual);

const schema = z.object({
  GONGKAI_SMTP_URL: z.url().optional(),
  GONGKAI_MAIL_FROM: z.string().default('gongkai@localhost'),
  /** Address of the screens; `{code}` stands for the jurisdiction's code. */
  GONGKAI_PUBLIC_URL: z.string().optional(),
  /** Whose word about the visitor's address is believed: 1 for a proxy on this machine, else addresses or ranges. */
  GONGKAI_TRUST_PROXY: z.string().transform(proxiesOf).refine((proxies) => proxies.every(isRange), 'must be 0, 1 (a proxy on this machine) or the addresses of the proxies, with commas between').default([]),
  GONGKAI_PAGES_PER_MINUTE: perMinute(usualLimits.pages),
  GONGKAI_SEARCHES_PER_MINUTE: perMinute(usualLimits.searches),
  GONGKAI_STAFF_REQUESTS_PER_MINUTE: perMinute(usualLimits.staff),
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
  /** Addresses of the proxies whose word about the visitor's address is believed. */
  trustedProxies: string[];
  limits: RequestLimits;
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
    trustedProxies: found.GONGKAI_TRUST_PROXY,
    limits: { pages: found.GONGKAI_PAGES_PER_MINUTE, searches: found.GONGKAI_SEARCHES_PER_MINUTE, staff: found.GONGKAI_STAFF_REQUESTS_PER_MINUTE },
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

function proxiesOf(text: string): string[] {
  const named = text.split(',').map((one) => one.trim()).filter((one) => one !== '');
  if (named.length !== 1) return named;
  // A whole network is never meant by 1: everybody in it could say that he is somebody else.
  return named[0] === '0' ? [] : named[0] === '1' ? ['127.0.0.0/8', '::1'] : named;
}

function isRange(text: string): boolean {
  const [address = '', prefix] = text.split('/', 2);
  const family = isIP(address);
  return family !== 0 && (prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128)));
}
