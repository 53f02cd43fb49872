import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../db/documents/extract-text';
import { openView } from '../../db/documents/view/open-view';
import { checkPicture } from '../../db/documents/view/pictures';
import { type ParagraphBlock, paragraphText, type ViewBlock } from '../../db/domain/reading/blocks';
import { buildDocx, type DocxSpec, link, para, run, style, styled, table } from '../builders/documents-docx';
import { buildPng } from '../builders/pictures';

async function view(spec: DocxSpec) {
  const bytes = buildDocx(spec);
  const extracted = await extractDocument(bytes, '预案.docx');
  const opened = await openView(bytes, extracted.kind, extracted, null);
  if (opened.show !== 'blocks') throw new Error(`shown as ${opened.show}`);
  return { ...opened, text: extracted.text };
}

function paragraphs(blocks: readonly ViewBlock[]): ParagraphBlock[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return [block];
    return block.kind === 'table' ? block.rows.flat().flatMap((cell) => paragraphs(cell.blocks)) : [];
  });
}

const picture = (id: string) =>
  `<w:r><w:drawing><extent cx="952500" cy="476250"/><docPr name="图 1" descr="平面图"/><a:blip r:embed="${id}"/></w:drawing></w:r>`;

describe('the viewer of Word documents', () => {
  it('places every paragraph where its text stands, tracked changes and cells included', async () => {
    const { blocks, text } = await view({
      body:
        para('　　第一段。') +
        para(
          `${run('保留')}<w:del>${'<w:r><w:delText>删去</w:delText></w:r>'}</w:del><w:ins>${run('新增')}</w:ins>`,
        ) +
        table([
          ['组别', `${para('抢险组')}${para('组长\t示思源')}`],
          ['合计', ''],
        ]) +
        para(`${run('上行')}<w:r><w:br/></w:r>${run('下行')}`) +
        para('第一段。'),
      footnotes: para('脚注文字'),
    });
    const all = paragraphs(blocks).filter((block) => paragraphText(block) !== '');
    expect(all.map((block) => block.start).every((start) => start >= 0)).toBe(true);
    for (const block of all) {
      const own = paragraphText(block).replace(/[\n\t]/g, ' ');
      expect(text.slice(block.start, block.start + own.length).replace(/[\n\t]/g, ' ')).toBe(own);
    }
    expect(all.map((block) => block.start)).toEqual(
      [...all.map((block) => block.start)].sort((a, b) => a - b),
    );
    // Blanks typed as an indent become one: positions count from the first character.
    expect(all[0]).toMatchObject({ start: 0, firstLine: 2, spans: ['第一段。'] });
  });

  it('keeps headings, alignment, bold type and page breaks', async () => {
    const { blocks } = await view({
      styles: style('1', 'heading 1', '<w:rPr><w:b/></w:rPr>'),
      body:
        para(run('封面', '<w:b/>'), '<w:jc w:val="center"/>') +
        para('<w:r><w:br w:type="page"/></w:r>') +
        styled('1', '1 总则'),
    });
    expect(blocks[0]).toMatchObject({ align: 'center', spans: [{ text: '封面', bold: true }] });
    expect(blocks.some((block) => block.kind === 'page-break')).toBe(true);
    expect(blocks.at(-1)).toMatchObject({ level: 1, spans: [{ text: '1 总则', bold: true }] });
  });

  it('counts automatic numbers, which are not in the text', async () => {
    const item = (text: string, level: number) =>
      para(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="7"/></w:numPr>`);
    const level = (at: number, format: string, text: string) =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const numbering = `<w:numbering xmlns:w="x"><w:abstractNum w:abstractNumId="3">${level(0, 'chineseCounting', '第%1章')}${level(1, 'decimal', '%1.%2')}</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>`;
    const { blocks, text } = await view({
      body: item('总则', 0) + item('范围', 1) + item('分级', 1) + item('组织', 0) + item('形式', 1),
      extraLinks: link('n1', 'numbering', 'numbering.xml'),
      extraEntries: [{ name: 'word/numbering.xml', data: numbering }],
    });
    expect(paragraphs(blocks).map((block) => block.number)).toEqual([
      '第一章',
      '一.1',
      '一.2',
      '第二章',
      '二.1',
    ]);
    expect(text).toBe('总则\n范围\n分级\n组织\n形式');
  });

  it('joins merged cells', async () => {
    const cell = (text: string, properties: string) =>
      `<w:tc><w:tcPr>${properties}</w:tcPr>${para(text)}</w:tc>`;
    const body = `<w:tbl><w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="3000"/></w:tblGrid>
      <w:tr>${cell('标题', '<w:gridSpan w:val="2"/>')}</w:tr>
      <w:tr>${cell('组', '<w:vMerge w:val="restart"/>')}${cell('甲', '')}</w:tr>
      <w:tr>${cell('', '<w:vMerge/>')}${cell('乙', '')}</w:tr></w:tbl>`;
    const { blocks } = await view({ body });
    const [made] = blocks;
    if (made?.kind !== 'table') throw new Error('no table');
    expect(made.widths).toEqual([0.25, 0.75]);
    expect(made.rows.map((row) => row.map(({ columns, rows }) => [columns, rows]))).toEqual([
      [[2, 1]],
      [
        [1, 2],
        [1, 1],
      ],
      [[1, 1]],
    ]);
  });

  it('takes in PNG and JPEG pictures of the file and nothing else', async () => {
    const { blocks, pictures } = await view({
      body:
        para(picture('p1') + picture('p1')) + para(picture('p2')) + para(picture('p3')) + para(picture('p4')),
      extraLinks:
        link('p1', 'image', 'media/a.png') +
        link('p2', 'image', 'https://example.invalid/spy.png', true) +
        link('p3', 'image', 'media/evil.png') +
        link('p4', 'image', 'media/huge.png'),
      extraEntries: [
        { name: 'word/media/a.png', data: buildPng(4, 2) },
        { name: 'word/media/evil.png', data: '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>' },
        { name: 'word/media/huge.png', data: buildPng(60_000, 60_000, 1) },
      ],
    });
    expect(pictures).toHaveLength(1);
    expect(paragraphs(blocks).map((block) => block.spans[0])).toEqual([
      { picture: 0, width: 100, height: 50, name: '平面图' },
      { missing: 'external', width: 100, height: 50 },
      { missing: 'format', width: 100, height: 50 },
      { missing: 'size', width: 100, height: 50 },
    ]);
  });

  it('draws nothing of links, macros and fields but their text', async () => {
    const { blocks } = await view({
      body: para(
        `<w:hyperlink r:id="h1">${run('点此')}</w:hyperlink><w:r><w:instrText>DDEAUTO c:\\\\cmd</w:instrText></w:r>`,
      ),
      extraLinks: link('h1', 'hyperlink', 'javascript:alert(1)', true),
    });
    expect(JSON.stringify(blocks)).not.toMatch(/javascript|DDEAUTO|http/);
    expect(paragraphs(blocks).map(paragraphText)).toEqual(['点此']);
  });

  it('names files it cannot draw instead of failing', async () => {
    const known = { text: '', outline: [] };
    const broken = buildDocx({ body: para('甲') }).subarray(0, 200);
    expect(await openView(broken, 'docx', known, null)).toEqual({ show: 'none', reason: 'broken' });
    expect(await openView(broken, 'doc', known, null)).toEqual({ show: 'none', reason: 'no-converter' });
    expect(await openView(broken, 'xlsx', known, null)).toEqual({ show: 'none', reason: 'kind' });
    const entity = buildDocx({
      body: para('甲'),
      prologue: '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>',
    });
    expect(await openView(entity, 'docx', known, null)).toEqual({ show: 'none', reason: 'broken' });
  });

  it('shows plain text by its lines', async () => {
    const opened = await openView(Buffer.from('x'), 'txt', { text: '标题\n\n正文', outline: [] }, null);
    expect(opened).toMatchObject({ show: 'blocks', blocks: [{ start: 0 }, { start: -1 }, { start: 4 }] });
  });
});

describe('checkPicture', () => {
  it('tells PNG and JPEG by their head', () => {
    expect(checkPicture(buildPng(3, 5))).toMatchObject({ mime: 'image/png', width: 3, height: 5 });
    const frame = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc0, 0, 11, 8, 0, 20, 0, 30, 1, 1, 0x11, 0, 0];
    expect(checkPicture(Uint8Array.from(frame))).toMatchObject({ mime: 'image/jpeg', width: 30, height: 20 });
    expect(checkPicture(deflateSync(Buffer.from('x')))).toBe('format');
    expect(checkPicture(new Uint8Array())).toBe('format');
  });
});
