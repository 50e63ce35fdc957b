import { writeWorkbook } from '@gongkai/documents';
import type { PersonRowView } from './contract.ts';
import { postNames } from './units.workbook.ts';

/** People as a workbook. */
export async function personsWorkbook(persons: AsyncIterable<PersonRowView>): Promise<Uint8Array> {
  return writeWorkbook([{
    name: '人员',
    columns: [
      { key: 'name', heading: '姓名', width: 12, value: (row: PersonRowView) => row.name },
      { key: 'unit', heading: '单位', width: 28, value: (row: PersonRowView) => row.unitName },
      { key: 'posts', heading: '任职', width: 40, value: (row: PersonRowView) => row.posts.map((post) => `${post.unitName}${post.title ?? ''}（${postNames[post.post]}${post.fullTime === null ? '' : post.fullTime ? '，专职' : '，兼职'}）`).join('；') },
      { key: 'email', heading: '电子邮箱', width: 26, value: (row: PersonRowView) => row.email },
      { key: 'phone', heading: '联系电话', width: 16, value: (row: PersonRowView) => row.phone },
    ],
    rows: persons,
  }]);
}
