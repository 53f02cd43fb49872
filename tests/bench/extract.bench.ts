import { performance } from 'node:perf_hooks';
import { extractDocument } from '../../db/documents/extract-text';
import { renderFormDocx } from '../../db/documents/forms/render-docx';
import { buildDocx, para, style, styled, table } from '../builders/documents-docx';
import { makeCertificate } from '../builders/documents-forms';
import { buildPdf, type PdfText, paragraphLines } from '../builders/documents-pdf';

const SENTENCE =
  '发生事故后，现场人员应当立即停止作业并向值班室报告，值班人员核实情况后按照响应分级启动相应级别的应急响应。';

/** Runs `task` five times `count` runs each, after warming up; answers runs a second of the median. */
async function perSecond(count: number, task: (i: number) => Promise<unknown>): Promise<number> {
  for (let i = 0; i < count; i++) await task(i);
  const rates: number[] = [];
  for (let round = 0; round < 5; round++) {
    const started = performance.now();
    for (let i = 0; i < count; i++) await task(i);
    rates.push((count * 1000) / (performance.now() - started));
  }
  return rates.sort((a, b) => a - b)[2] ?? 0;
}

/** A plan of about 30 pages: 60 headings, 400 paragraphs, 40 tables. */
function planDocx(): Buffer {
  const body = Array.from({ length: 60 }, (_, i) => {
    const rows = Array.from({ length: 8 }, (_, r) => [`岗位${r}`, '示大同', '0432-00001111', '负责现场处置']);
    return styled('1', `${i + 1} 应急处置`) + para(SENTENCE).repeat(7) + (i % 3 === 0 ? table(rows) : '');
  });
  return buildDocx({
    body: body.join(''),
    styles: style('1', 'heading 1'),
    headers: ['示例公司综合应急预案'],
  });
}

function planPdf(): Buffer {
  const page = (): PdfText[] =>
    Array.from({ length: 8 }, (_, i) => paragraphLines(SENTENCE, 80, 760 - i * 80, 36)).flat();
  return buildPdf({ pages: Array.from({ length: 30 }, page) });
}

/** Documents read and forms written a second, one after the other on one core. */
export async function run(): Promise<void> {
  const docx = planDocx();
  const pdf = planPdf();
  const chars = (await extractDocument(docx, 'a.docx')).text.length;
  const docxRate = await perSecond(20, () => extractDocument(docx, 'a.docx'));
  const pdfRate = await perSecond(5, () => extractDocument(pdf, 'a.pdf'));
  const formRate = await perSecond(40, (i) =>
    renderFormDocx(makeCertificate({ number: `220283-2026-${i}` })),
  );
  console.log(`text of a .docx of ${chars} characters: ${docxRate.toFixed(0)} documents/s`);
  console.log(
    `text of a .pdf of 30 pages: ${pdfRate.toFixed(1)} documents/s (${(pdfRate * 30).toFixed(0)} pages/s)`,
  );
  console.log(`filing certificates as .docx: ${formRate.toFixed(0)} documents/s`);
}
