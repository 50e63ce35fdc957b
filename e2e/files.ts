import { Document, HeadingLevel, ImageRun, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';

/** A file as a visitor picks it. */
export interface PickedFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

// 240 by 160 black points.
const points = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAPAAAACgCAIAAAC9uXYyAAAAh0lEQVR4nO3BgQAAAADDoPlTH+ECVQEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAADPAMKvAAGZ4+4fAAAAAElFTkSuQmCC', 'base64');

export const picture: PickedFile = { name: '现场照片.png', mimeType: 'image/png', buffer: points };
export const scan: PickedFile = { name: '签批扫描件.png', mimeType: 'image/png', buffer: points };
export const attachment: PickedFile = { name: '工作台账.txt', mimeType: 'text/plain', buffer: Buffer.from('序号,河段,清理长度\n1,上游,三公里\n2,下游,五公里\n') };

/** A report as a township writes it in Word: title, headings, a table and a picture. */
export async function wordReport(title: string): Promise<PickedFile> {
  const row = (...cells: string[]) => new TableRow({ children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })) });
  const report = new Document({
    sections: [{
      children: [
        new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
        new Paragraph('今年以来，茗溪镇坚持把河道管护摆在突出位置，建立镇村两级巡查制度，累计巡查河道一百二十次，发现并整改问题三十六个。'),
        new Paragraph({ text: '一、主要做法', heading: HeadingLevel.HEADING_1 }),
        new Paragraph('组织护河队伍二十支，发动群众八百余人，清理河道八公里，河道面貌明显改善，群众满意度持续提高。'),
        new Table({ rows: [row('河段', '清理长度'), row('上游', '三公里')] }),
        new Paragraph({ children: [new ImageRun({ type: 'png', data: points, transformation: { width: 240, height: 160 } })] }),
      ],
    }],
  });
  return { name: '河道管护情况.docx', mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', buffer: await Packer.toBuffer(report) };
}
