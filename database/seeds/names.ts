import type { Random } from './random.ts';

const surnames = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金贾夏付方邹熊白孟秦邱侯江尹薛';
const givenNames = (
  '建林 秀芬 志远 春梅 文博 丽娟 国良 晓燕 海涛 玉珍 明辉 雪琴 云帆 佳颖 立新 素云 振宇 婉清 长青 美玲 ' +
  '启航 桂香 少华 思琪 景和 慧敏 正平 若兰 家俊 凤英 学文 静怡 大勇 雨欣 绍东 红霞 怀远 诗涵 俊峰 月娥 ' +
  '向前 巧云 守拙 小满 自强 竹君 克勤 采薇 安澜 冬梅 旭东 菊芳 景行 念慈 承志 翠萍 鸿飞 彩霞 庆余 依依 ' +
  '望舒 兰芝 行舟 亚琴 卫国 佩瑶 耀宗 水莲 连生 梦洁 金山 秋月 开泰 映雪 仁杰 银花 知行 若溪 敬亭 清荷'
).split(' ');

/** Hands out believable full names, none of them twice. */
export function nameGiver(random: Random): () => string {
  const surnameList = [...surnames];
  const used = new Set<string>();
  let turn = 0;
  const order = random.shuffle(givenNames);
  return () => {
    for (;;) {
      const given = order[turn % order.length]!;
      turn += 1;
      const name = `${random.pick(surnameList)}${given}`;
      if (used.has(name)) continue;
      used.add(name);
      return name;
    }
  };
}
