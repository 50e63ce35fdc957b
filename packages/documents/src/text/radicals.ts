// Printing from a browser stores some characters of a PDF as radicals that only look the same. NFKC knows the Kangxi
// radicals but not these of the supplement.
const supplement: Record<string, string> = {
  '⺟': '母', '⺠': '民', '⺫': '目', '⺼': '肉', '⺾': '艹', '⻁': '虎', '⻄': '西', '⻅': '见', '⻆': '角', '⻉': '贝', '⻋': '车', '⻓': '长',
  '⻔': '门', '⻘': '青', '⻙': '韦', '⻚': '页', '⻛': '风', '⻜': '飞', '⻝': '食', '⻢': '马', '⻣': '骨', '⻤': '鬼', '⻥': '鱼', '⻦': '鸟',
  '⻧': '卤', '⻨': '麦', '⻩': '黄', '⻬': '齐', '⻮': '齿', '⻰': '龙', '⻳': '龟',
};

// Kangxi radicals, compatibility ideographs, Latin ligatures, full-width letters and digits. Full-width punctuation,
// circled numbers and units stay: whole-text NFKC would turn ， into a comma and ① into 1.
const lookAlikes = /[\u2e80-\u2eff\u2f00-\u2fdf\uf900-\ufaff\ufb00-\ufb06\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g;

/** Text in which characters that only look like others are those others, so that search and scans find them. */
export function withoutLookAlikes(text: string): string {
  return text.replace(lookAlikes, (character) => supplement[character] ?? character.normalize('NFKC'));
}
