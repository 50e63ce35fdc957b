import type { CreditSeed, UnitSeed } from './story.ts';

/** The invented county; no city, county, township or street of China bears these names (names.test.ts). */
export const county = {
  code: 'qinglan',
  name: '青澜县',
  governmentName: '青澜县人民政府',
  cityName: '云麓市',
  timeZone: 'Asia/Shanghai',
} as const;

type Row = readonly [key: string, name: string, shortName: string, assessmentClass: 'A' | 'B' | 'C' | null];

const townshipRows: readonly Row[] = [
  ['luting', '鹭汀街道办事处', '鹭汀街道', 'A'],
  ['yundui', '云碓街道办事处', '云碓街道', 'A'],
  ['mingxi', '茗溪镇人民政府', '茗溪镇', 'A'],
  ['jiling', '霁岭镇人民政府', '霁岭镇', 'A'],
  ['dipu', '荻浦镇人民政府', '荻浦镇', 'A'],
  ['yitang', '漪塘镇人民政府', '漪塘镇', 'B'],
  ['fengping', '枫屏镇人民政府', '枫屏镇', 'A'],
  ['cuiya', '翠垭镇人民政府', '翠垭镇', 'B'],
  ['yunping', '筠坪乡人民政府', '筠坪乡', 'B'],
  ['feiling', '榧岭乡人民政府', '榧岭乡', 'B'],
];

const departmentRows: readonly Row[] = [
  ['fagai', '青澜县发展和改革局', '县发展和改革局', 'A'],
  ['jiaoyu', '青澜县教育局', '县教育局', 'A'],
  ['gongan', '青澜县公安局', '县公安局', 'A'],
  ['minzheng', '青澜县民政局', '县民政局', 'B'],
  ['sifa', '青澜县司法局', '县司法局', 'B'],
  ['caizheng', '青澜县财政局', '县财政局', 'A'],
  ['renshe', '青澜县人力资源和社会保障局', '县人力资源和社会保障局', 'A'],
  ['ziran', '青澜县自然资源局', '县自然资源局', 'A'],
  ['shengtai', '云麓市生态环境局青澜分局', '市生态环境局青澜分局', 'B'],
  ['zhujian', '青澜县住房和城乡建设局', '县住房和城乡建设局', 'A'],
  ['jiaotong', '青澜县交通运输局', '县交通运输局', 'B'],
  ['shuili', '青澜县水利局', '县水利局', 'A'],
  ['nongye', '青澜县农业农村局', '县农业农村局', 'A'],
  ['shangwu', '青澜县商务局', '县商务局', 'B'],
  ['wenlv', '青澜县文化和旅游局', '县文化和旅游局', 'B'],
  ['weijian', '青澜县卫生健康局', '县卫生健康局', 'A'],
  ['yingji', '青澜县应急管理局', '县应急管理局', 'A'],
  ['shenji', '青澜县审计局', '县审计局', 'C'],
  ['shichang', '青澜县市场监督管理局', '县市场监督管理局', 'B'],
  ['yibao', '青澜县医疗保障局', '县医疗保障局', 'C'],
];

const villageRows: readonly (readonly [key: string, name: string, parentKey: string])[] = [
  ['wangji', '望霁村', 'mingxi'],
  ['tanping', '檀坪村', 'jiling'],
  ['nanyi', '南漪村', 'dipu'],
  ['zhugeng', '竹埂村', 'yunping'],
];

const cityRows: readonly (readonly [key: string, name: string])[] = [
  ['city-office', '云麓市人民政府办公室'],
  ['city-nongye', '云麓市农业农村局'],
  ['city-weijian', '云麓市卫生健康委员会'],
  ['city-shuili', '云麓市水利局'],
  ['city-yingji', '云麓市应急管理局'],
];

let serial = 0;
const unit = (fields: Omit<UnitSeed, 'organCode'>): UnitSeed => ({
  ...fields,
  organCode: `QL${String((serial += 1)).padStart(4, '0')}`,
});

const government = unit({
  key: 'zhengfu', name: '青澜县人民政府', shortName: '县人民政府', parentKey: null, kind: 'government',
  level: 'county', group: null, assessmentClass: null, represents: null,
});
const office = unit({
  key: 'bangongshi', name: '青澜县人民政府办公室', shortName: '县政府办公室', parentKey: 'zhengfu', kind: 'office',
  level: 'county', group: null, assessmentClass: null, represents: null,
});
const section = unit({
  key: 'xinxike', name: '青澜县人民政府办公室信息科', shortName: '信息科', parentKey: 'bangongshi', kind: 'office',
  level: 'county', group: null, assessmentClass: null, represents: null,
});

const townships = townshipRows.map(([key, name, shortName, assessmentClass]) =>
  unit({
    key, name: `青澜县${name}`, shortName, parentKey: 'zhengfu', level: 'township',
    kind: shortName.endsWith('街道') ? 'street' : 'township',
    group: 'township', assessmentClass, represents: null,
  }),
);
const departments = departmentRows.map(([key, name, shortName, assessmentClass]) =>
  unit({
    key, name, shortName, parentKey: 'zhengfu', kind: 'department', level: 'county',
    group: 'department', assessmentClass, represents: null,
  }),
);
const zone = unit({
  key: 'kaifaqu', name: '青澜经济开发区管理委员会', shortName: '青澜经济开发区', parentKey: 'zhengfu', kind: 'zone',
  level: 'county', group: 'other', assessmentClass: 'A', represents: null,
});
const points = ([['chayuan', '青澜茶叶产业园管理中心', '茶叶产业园'], ['yiyuan', '青澜县人民医院', '县人民医院']] as const).map(
  ([key, name, shortName]) =>
    unit({
      key, name, shortName, parentKey: 'bangongshi', kind: 'direct-point', level: 'county',
      group: 'other', assessmentClass: 'C', represents: null,
    }),
);
const villages = villageRows.map(([key, name, parentKey]) =>
  unit({
    key, name: `${townships.find((one) => one.key === parentKey)!.shortName}${name}`, shortName: name, parentKey,
    kind: 'village', level: 'village', group: null, assessmentClass: null, represents: null,
  }),
);
const represented = [
  ...cityRows.map(([key, name]) =>
    unit({
      key, name, shortName: name.replace('云麓市', '市'), parentKey: null, kind: 'represented', level: 'city',
      group: null, assessmentClass: null, represents: 'yunlu',
    }),
  ),
  unit({
    key: 'jichuan', name: '霁川县人民政府', shortName: '霁川县', parentKey: null, kind: 'represented', level: 'county',
    group: null, assessmentClass: null, represents: 'jichuan',
  }),
];

/** Every unit of the county's tree, parents before children. */
export const countyUnits: readonly UnitSeed[] = [
  government, office, section, ...townships, ...departments, zone, ...points, ...villages, ...represented,
];

/** The two credit relations of each direct-reporting point. */
export const countyCredits: readonly CreditSeed[] = [
  { fromUnitKey: 'chayuan', toUnitKey: 'bangongshi', basis: 'county-office' },
  { fromUnitKey: 'chayuan', toUnitKey: 'city-nongye', basis: 'counterpart-department' },
  { fromUnitKey: 'yiyuan', toUnitKey: 'bangongshi', basis: 'county-office' },
  { fromUnitKey: 'yiyuan', toUnitKey: 'city-weijian', basis: 'counterpart-department' },
];

/** Villages named in the stories, by township; the first of some are units themselves. */
export const villagesOf: Readonly<Record<string, readonly string[]>> = {
  luting: ['鹭洲社区', '汀前社区', '文昌阁社区', '北码头社区'],
  yundui: ['云碓社区', '桥南社区', '碓下社区', '新河社区'],
  mingxi: ['望霁村', '茗岫村', '上芽村', '青坞村'],
  jiling: ['檀坪村', '霁峰村', '驿下村', '松筠村'],
  dipu: ['南漪村', '荻花村', '渡口湾村', '稻陂村'],
  yitang: ['漪湾村', '菱塘村', '鹤汀村', '莲埠村'],
  fengping: ['枫岗村', '屏下村', '石碾坪村', '东窑村'],
  cuiya: ['翠顶村', '梨垭村', '云门坳村', '高畈村'],
  yunping: ['竹埂村', '筠溪村', '笋坪村', '篾匠湾村'],
  feiling: ['榧坑村', '下榧村', '古榧村', '岭背村'],
};

/** Invented enterprises and cooperatives of the county. */
export const enterprises: readonly string[] = [
  '青澜云芽茶业', '霁峰食品', '筠乡竹业', '澜岫机械', '漪塘渔业合作社', '枫屏精密铸件', '茗岫茶叶合作社', '荻浦粮油',
];
