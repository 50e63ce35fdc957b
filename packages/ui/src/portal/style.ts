import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const text = readFileSync(new URL('./portal.css', import.meta.url), 'utf8');
const fingerprint = createHash('sha256').update(text).digest('hex').slice(0, 12);

/** The portal's style sheet and an address that changes with it, so that browsers may keep it for a year. */
export const portalStyle = { text, address: `/assets/portal-${fingerprint}.css`, contentType: 'text/css; charset=utf-8' };
