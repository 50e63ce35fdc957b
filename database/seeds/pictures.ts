import { crc32, deflateSync } from 'node:zlib';
import { randomFrom, type Random } from './random.ts';

/** The pictures of the story: drawn landscapes, so that nobody's photograph and nobody's face is shipped. */
export const pictureKeys = ['tea-hills', 'reservoir', 'rice-fields', 'forest', 'bridge-works', 'town'] as const;
export type PictureKey = (typeof pictureKeys)[number];

const themes: readonly (readonly [RegExp, PictureKey])[] = [
  [/茶/, 'tea-hills'], [/水库|汛|河|供水|溺水|池塘|水环境/, 'reservoir'], [/农|耕|秋收|粮|稻|田|蔬菜/, 'rice-fields'],
  [/林|竹|榧|地质|古道/, 'forest'], [/项目|路|桥|厂房|园区|改造|建设/, 'bridge-works'],
];

/** The picture that suits a topic. */
export function pictureFor(topicName: string, random: Random): PictureKey {
  return themes.find(([pattern]) => pattern.test(topicName))?.[1] ?? (random.chance(0.5) ? 'town' : 'bridge-works');
}

type Colour = readonly [red: number, green: number, blue: number];
interface Scene {
  sky: Colour;
  hills: readonly Colour[];
  ground: Colour;
  /** Rows across the ground: furrows, waves or terraces. */
  stripe: Colour;
  towers: boolean;
}

const scenes: Record<PictureKey, Scene> = {
  'tea-hills': { sky: [222, 236, 240], hills: [[150, 184, 170], [96, 148, 110]], ground: [70, 128, 76], stripe: [48, 100, 58], towers: false },
  reservoir: { sky: [214, 230, 242], hills: [[140, 168, 176], [92, 134, 124]], ground: [92, 148, 176], stripe: [118, 172, 196], towers: false },
  'rice-fields': { sky: [238, 236, 220], hills: [[176, 188, 160], [130, 158, 108]], ground: [204, 178, 86], stripe: [180, 152, 66], towers: false },
  forest: { sky: [216, 228, 224], hills: [[124, 158, 142], [64, 112, 84]], ground: [46, 88, 60], stripe: [36, 72, 50], towers: false },
  'bridge-works': { sky: [230, 232, 236], hills: [[168, 176, 184], [128, 140, 146]], ground: [150, 140, 126], stripe: [132, 122, 110], towers: true },
  town: { sky: [228, 236, 244], hills: [[160, 178, 188], [120, 146, 142]], ground: [176, 176, 168], stripe: [160, 160, 154], towers: true },
};

const width = 640;
const height = 400;

function chunk(type: string, content: Uint8Array): Buffer {
  const framed = Buffer.alloc(content.length + 12);
  framed.writeUInt32BE(content.length, 0);
  framed.write(type, 4, 'latin1');
  framed.set(content, 8);
  framed.writeUInt32BE(crc32(framed.subarray(4, content.length + 8)), content.length + 8);
  return framed;
}

function ridge(random: Random, base: number, rise: number): (x: number) => number {
  const phase = random.next() * 6;
  const second = random.next() * 6;
  return (x) => base - rise * (0.6 * Math.sin(x / 95 + phase) + 0.4 * Math.sin(x / 41 + second));
}

function skyline(random: Random): (x: number) => number {
  const tops = Array.from({ length: 20 }, () => random.between(170, 285));
  return (x) => (Math.floor(x / 16) % 3 === 2 ? 400 : tops[Math.floor(x / 48) % tops.length]!);
}

/** A picture as the bytes of a PNG file, always the same for a key. */
export function drawPicture(key: PictureKey): Uint8Array {
  const drawn = drawnPictures.get(key) ?? draw(key);
  drawnPictures.set(key, drawn);
  return drawn;
}

const drawnPictures = new Map<PictureKey, Uint8Array>();

function draw(key: PictureKey): Uint8Array {
  const scene = scenes[key];
  const random = randomFrom(`picture ${key}`);
  const ridges = scene.hills.map((_, index) => ridge(random, 190 + index * 50, 42 - index * 12));
  const roofs = scene.towers ? skyline(random) : () => height;
  const palette: Colour[] = [scene.sky, ...scene.hills, scene.ground, scene.stripe, [108, 112, 120]];
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let colour = 0;
      ridges.forEach((line, index) => {
        if (y > line(x)) colour = index + 1;
      });
      if (y > roofs(x)) colour = 5;
      if (y > 285) colour = Math.floor((y - 285 + 6 * Math.sin(x / 60)) / 7) % 2 === 0 ? 3 : 4;
      rows[y * (width + 1) + x + 1] = colour;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', new Uint8Array(0)),
  ]);
}
