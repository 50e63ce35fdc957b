import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileName } from './file-name.ts';

const names: [string, string, string[]][] = [
  ['工作简报.docx', '工作简报.docx', ['docx']],
  ['../../etc/passwd', 'passwd.txt', ['txt']],
  ['C:\\Users\\甲\\照片.JPG', '照片.jpg', ['jpg', 'jpeg']],
  ['照片.jpeg', '照片.jpeg', ['jpg', 'jpeg']],
  ['report.pdf.exe', 'report.pdf.exe.pdf', ['pdf']],
  ['photo.png', 'photo.png.jpg', ['jpg', 'jpeg']],
  ['invoice\u202egnp.exe', 'invoicegnp.exe.png', ['png']],
  ['a\u0000b\u200b\r\nc.txt', 'abc.txt', ['txt']],
  ['   ...   ', 'file.pdf', ['pdf']],
  ['', 'file.pdf', ['pdf']],
  ['con.txt', '_con.txt', ['txt']],
  ['a<b>:"|?*.txt', 'a_b______.txt', ['txt']],
  ['.htaccess', 'htaccess.txt', ['txt']],
];

for (const [sent, kept, extensions] of names)
  test(`a file sent as ${JSON.stringify(sent)} is kept as ${kept}`, () => assert.equal(fileName(sent, extensions), kept));

test('a name is cut to its longest length and keeps its ending', () => {
  const kept = fileName(`${'长'.repeat(5000)}.docx`, ['docx']);
  assert.equal([...kept].length, 100);
  assert.ok(kept.endsWith('.docx'));
});
