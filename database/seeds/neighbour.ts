import type { JurisdictionSeed, PersonSeed, RoleKey, UnitSeed } from './story.ts';

type UnitRow = readonly [
  key: string, name: string, shortName: string, parentKey: string | null, kind: UnitSeed['kind'], organCode: string,
];

const unit = (...[key, name, shortName, parentKey, kind, organCode]: UnitRow): UnitSeed => ({
  key, name, shortName, parentKey, kind, organCode, represents: null,
  level: kind === 'township' ? 'township' : 'county',
  group: kind === 'township' ? 'township' : null,
  assessmentClass: kind === 'township' ? 'A' : null,
});

type PersonRow = readonly [key: string, name: string, unitKey: string, post: string, held: readonly RoleKey[]];

const person = (...[key, name, unitKey, post, held]: PersonRow): PersonSeed => ({
  key, name, unitKey, post, roles: held,
  employment: held.includes('officer') ? 'full-time' : null,
  email: `${key}@jichuan.example`, loginName: key,
});

/** The neighbouring county, small: it shows that nobody of one county sees anything of the other. */
export const neighbour: JurisdictionSeed = {
  code: 'jichuan',
  name: '霁川县',
  governmentName: '霁川县人民政府',
  level: 'county',
  cityName: '云麓市',
  timeZone: 'Asia/Shanghai',
  units: [
    unit('zhengfu', '霁川县人民政府', '县人民政府', null, 'government', 'JC0001'),
    unit('bangongshi', '霁川县人民政府办公室', '县政府办公室', 'zhengfu', 'office', 'JC0002'),
    unit('baixiu', '霁川县白岫镇人民政府', '白岫镇', 'zhengfu', 'township', 'JC0003'),
  ],
  credits: [],
  people: [
    person('zhengfu-magistrate', '顾知秋', 'zhengfu', '县长', ['government-leader', 'unit-head']),
    person('bangongshi-director', '柏云舟', 'bangongshi', '主任', ['office-leader', 'unit-head']),
    person('bangongshi-editor', '祝南乔', 'bangongshi', '信息科科长', ['editor']),
    person('bangongshi-system', '阮守拙', 'bangongshi', '系统管理员', ['system-admin']),
    person('baixiu-leader', '裴长河', 'baixiu', '副镇长', ['unit-leader']),
    person('baixiu-officer', '舒晚晴', 'baixiu', '党政办干事', ['officer']),
  ],
};
