import type { ReadTx } from '@gongkai/database';
import { readSetting } from '@gongkai/organisations';
import { securitySetting, securitySettingKey, type SecuritySetting } from './security-setting.ts';

/** The jurisdiction's rules for signing in, as they stand now. */
export const readSecurity = (tx: ReadTx): Promise<SecuritySetting> => readSetting(tx, securitySettingKey, securitySetting);
