import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanPasted } from './pasted.ts';

test('leaves nothing of Word but the words and their look', () => {
  const word = `<html xmlns:o="urn"><head><meta charset=utf-8><style><!-- p.MsoNormal {margin:0} --></style></head><body lang=ZH-CN>
<!--StartFragment--><p class=MsoNormal style='text-indent:21.0pt;mso-char-indent-count:2.0'><span style='font-family:仿宋_GB2312'>全县<b>秋粮</b>收购<o:p></o:p></span></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>（一）<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;</span></span><![endif]>进度过半</p><!--EndFragment--></body></html>`;
  const clean = cleanPasted(word);
  assert.doesNotMatch(clean, /mso|class|style=|o:p|<!|Fragment|font-family/i);
  assert.match(clean, /<p><span>全县<b>秋粮<\/b>收购<\/span><\/p>/);
  assert.match(clean, /（一）/);
});

test('keeps spans of cells and the look of a run', () => {
  assert.equal(cleanPasted('<td colspan=2 rowspan="3" width=91 style=\'border:none\'>甲</td>'), '<td colspan="2" rowspan="3">甲</td>');
  assert.equal(cleanPasted('<span style="color:red;font-weight:bold;text-decoration:underline">乙</span>'), '<span style="font-weight:bold;text-decoration:underline">乙</span>');
});

test('scripts and handlers do not survive', () => {
  assert.equal(cleanPasted('<script>alert(1)</script><p onclick="x()">丙</p>'), '<p>丙</p>');
});

test('our own pictures may be copied, foreign ones lose their address', () => {
  assert.equal(cleanPasted('<img src="/x" data-attachment-id="01890a5d-ac96-774b-bcce-b302099a8057">'), '<img data-attachment-id="01890a5d-ac96-774b-bcce-b302099a8057">');
  assert.equal(cleanPasted('<img src="file:///C:/a.png">'), '<img>');
});

test('several paragraphs in a cell become one, a line break outside becomes a paragraph', () => {
  assert.equal(cleanPasted('<table><tr><td width=3><p class=a>甲</p>\n<p>乙</p></td></tr></table>'), '<table><tr><td><p>甲 乙</p></td></tr></table>');
  assert.equal(cleanPasted('<p>甲<br clear=all />乙</p>'), '<p>甲</p><p>乙</p>');
});
