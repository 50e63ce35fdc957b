/** Messages of the bulletin check, in the language of the documents it reads; `code` lets a screen say the same in another. */
const wordings: Record<string, string> = {
  'scoring.check.total': '“{{unit}}”行“{{column}}”列印作{{found}}，各行相加应为{{expected}}',
  'scoring.check.subtotal': '“{{unit}}”行“{{column}}”列印作{{found}}，本组各行相加应为{{expected}}',
  'scoring.check.rate': '{{unit}}的{{column}}印作{{found}}，按“{{numerator}}÷{{denominator}}”应为{{expected}}',
  'scoring.check.rank': '{{unit}}的{{column}}印作{{found}}，按“{{by}}”应为{{expected}}',
  'scoring.check.parts': '{{unit}}的{{column}}印作{{found}}，“{{parts}}”相加应为{{expected}}',
  'scoring.check.cumulative-below': '{{unit}}的{{column}}为{{found}}，小于“{{current}}”的{{expected}}',
  'scoring.check.cumulative-sum': '{{unit}}的{{column}}印作{{found}}，上期累计加本期应为{{expected}}',
  'scoring.check.duplicate': '{{unit}}重复出现，前一次在第{{first}}行',
  'scoring.check.no-table': '工作表“{{sheet}}”里没有找到带“单位”列的表格，未检查',
  'scoring.check.no-rows': '工作表“{{sheet}}”的表格没有数据行，未检查',
  'scoring.check.unreadable': '“{{column}}”列的“{{text}}”不是数字，未参加检查',
  'scoring.check.nameless': '第{{row}}行有数字但没有单位名称，未参加检查',
  'scoring.check.rate-unknown': '“{{column}}”列找不到对应的分子和分母，未检查',
  'scoring.check.rank-unknown': '“{{column}}”列与任何一列的数值都对不上，无法判断按什么排名',
  'scoring.check.parts-unknown': '“{{column}}”列由哪些列相加得出无法判断，未检查',
  'scoring.check.average': '“{{unit}}”行是平均数，未检查',
  'scoring.check.partial': '“{{column}}”列没有合计行，合计无从核对',
};

/** The sentence for a code, with its values filled in. */
export function messageOf(code: string, values: Readonly<Record<string, string>>): string {
  return (wordings[code] ?? code).replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
}

/** All codes of the check, for those who translate them. */
export const checkCodes: readonly string[] = Object.keys(wordings);
