import { z } from 'zod';
import { id } from '@gongkai/kernel';
import { readSetting } from '@gongkai/organisations';
import type { ReadTx } from '@gongkai/database';

const scoringSettingKey = 'scoring.rules';

/** What an office decides about its scores besides the rulebook. */
export const scoringSetting = z.strictObject({
  /** Units that are not assessed although they stand in a ranking group; the government's own office never is unless it is included. */
  excludedUnitIds: z.array(id).max(500).default([]),
  includedUnitIds: z.array(id).max(500).default([]),
  /** Groups of organisations in the words of the rulebook. */
  groups: z.record(z.string(), z.string()).default({ township: 'townships', department: 'departments' }),
  /** Working days within which an appeal may be filed, and is answered. */
  appealFilingDays: z.number().int().min(1).max(365).default(10),
  appealAnswerDays: z.number().int().min(1).max(365).default(15),
  /** Working days for which award candidates are shown before a decision. */
  publicityDays: z.number().int().min(1).max(60).default(5),
  /** By what notices rank: the year so far, or the period. */
  rankBy: z.enum(['period', 'cumulative']).default('cumulative'),
  /** The column of the public catalogue for notices. */
  catalogueColumn: z.string().default('information-bulletins'),
  /** 发文字号 of notices. */
  bulletinNumber: z.string().max(100).default('{{short}}政办信息〔{{year}}〕{{number}}号'),
  /** 主送机关 and 抄送 of notices. */
  addressee: z.string().max(300).default('各乡镇人民政府（街道办事处），县政府各部门、各直属单位'),
  copyTo: z.string().max(300).default('县委、县政府领导同志'),
});
export type ScoringSetting = z.infer<typeof scoringSetting>;

/** The office's own rules about scores. */
export const readScoringSetting = (tx: ReadTx): Promise<ScoringSetting> => readSetting(tx, scoringSettingKey, scoringSetting);
