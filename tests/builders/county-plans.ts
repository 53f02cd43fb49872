import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unitName } from './county-ledgers';
import { buildDocx, para, style, styled, table } from './documents-docx';
import { buildPdf, paragraphLines } from './documents-pdf';

const STYLES = style('Heading1', 'heading 1') + style('Heading2', 'heading 2');

/** A sentence that stands in one plan of the small county alone. */
export const MINE_PASSAGE = '主排水泵房水位超过警戒线时立即启动二级响应，撤出井下全部作业人员。';

/** A mine's plan as Word writes it: headings in styles, a table of contacts. */
export function writeMinePlan(folder: string): string {
  const file = join(folder, '综合应急预案.docx');
  const body = [
    styled('Heading1', '1 总则'),
    styled('Heading2', '1.1 适用范围'),
    para(`本预案适用于${unitName(0)}的生产安全事故。`),
    styled('Heading1', '2 应急响应'),
    para(MINE_PASSAGE),
    table([
      ['职务', '电话'],
      ['值班室', '0432-00009001'],
    ]),
  ];
  writeFileSync(file, buildDocx({ body: body.join(''), styles: STYLES }));
  return file;
}

/** A filling station's plan as an office program prints it: two pages, the passage on the second. */
export function writeStationPlan(folder: string): string {
  const file = join(folder, '卸油泄漏专项预案.pdf');
  const pages = [
    paragraphLines('本预案适用于卸油作业中发生的泄漏事故。', 72, 760, 37),
    paragraphLines('卸油口出现滴漏时关闭槽车紧急切断阀，用消防沙围堵，防止流入下水道。', 72, 760, 37),
  ];
  writeFileSync(file, buildPdf({ pages, font: 'named-map' }));
  return file;
}

/** A page without a letter of text, as scanners make. */
export function writeScan(folder: string): string {
  const file = join(folder, '扫描件.pdf');
  writeFileSync(file, buildPdf({ pages: [[]] }));
  return file;
}
