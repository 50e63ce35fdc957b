// Lengths of the official page in the units of WordprocessingML, and the names of its faces.

/** Twentieths of a point. */
export const twips = (points: number): number => Math.round(points * 20);
export const millimetres = (length: number): number => Math.round((length * 1440) / 25.4);

/** 156 mm. */
export const areaWidth = millimetres(156);
/** 22 lines between the margins below (GB/T 33476.2 gives the margins at which the ink meets 37 and 35 mm). */
export const linePitch = 592;
export const margins = { top: millimetres(34.58), bottom: millimetres(32.58), left: millimetres(28), right: millimetres(26) };

export const size2 = 22;
export const size3 = 16;
export const size4 = 14;
/** 28 characters on 156 mm. */
export const advance = 442.2 / 28;

export const red = 'E60012';

/** The faces by the names that offices have installed. */
export const face = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  kai: '楷体_GB2312',
  hei: '黑体',
  song: '宋体',
};

/** What a machine without a face may show instead. */
export const alternatives: [name: string, alternative: string][] = [
  [face.title, '方正小标宋_GBK,华文中宋,STZhongsong,FandolSong,宋体'],
  [face.body, '仿宋,FangSong,华文仿宋,STFangsong,FandolFang R'],
  [face.kai, '楷体,KaiTi,华文楷体,STKaiti,FandolKai'],
  [face.hei, 'SimHei,FandolHei'],
  [face.song, 'SimSun,FandolSong'],
];

/** A face for all character sets: otherwise digits and Latin letters come in another one. */
export function fontOf(name: string): { ascii: string; hAnsi: string; eastAsia: string; cs: string } {
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name };
}

/** Sizes of the text of tables: with few, more than seven and more than twelve columns. */
export const cellSizes = [12, 10.5, 8];

/** The style of the paragraphs in cells: said once in the document instead of in thousands of cells. */
export const cellStyle = (size: number, header: boolean): string => `${header ? 'TableHead' : 'TableText'}${size * 2}`;
