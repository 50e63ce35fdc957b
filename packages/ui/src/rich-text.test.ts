import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderRichText } from './rich-text.ts';

const pictureUrl = (attachmentId: string) => (attachmentId === 'hidden' ? null : `/pictures/${attachmentId}`);

test('renders every block, escaped', () => {
  const rendered = renderRichText(
    [
      { type: 'heading', level: 1, runs: [{ text: '一、<情况>' }] },
      { type: 'paragraph', runs: [{ text: '全县' }, { text: '秋粮', bold: true, underline: true }] },
      { type: 'list', ordered: true, items: [[{ text: '甲' }], [{ text: '乙', italic: true }]] },
      { type: 'table', rows: [[{ runs: [{ text: '乡镇' }], header: true, colspan: 2 }], [{ runs: [{ text: '柳林' }], header: true }, { runs: [{ text: '8' }] }]] },
      { type: 'picture', attachmentId: 'p1', caption: '现场"一"' },
      { type: 'picture', attachmentId: 'hidden', caption: '不公开' },
    ],
    { pictureUrl },
  ).text;
  assert.equal(
    rendered,
    '<h2>一、&lt;情况&gt;</h2><p>全县<strong><u>秋粮</u></strong></p><ol><li>甲</li><li><em>乙</em></li></ol>' +
      '<div class="scroll" tabindex="0"><table><tr><th scope="col" colspan="2">乡镇</th></tr><tr><th scope="row">柳林</th><td class="figure">8</td></tr></table></div>' +
      '<figure><img src="/pictures/p1" alt="现场&quot;一&quot;" loading="lazy"><figcaption>现场&quot;一&quot;</figcaption></figure>',
  );
});

test('headings never go below the sixth level', () => {
  assert.equal(renderRichText([{ type: 'heading', level: 4, runs: [{ text: '题' }] }], { pictureUrl, firstLevel: 4 }).text, '<h6>题</h6>');
});
