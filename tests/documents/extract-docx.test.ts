import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../db/documents/extract-text';
import { buildDocx, type DocxSpec, link, para, run, style, styled, table } from '../builders/documents-docx';

const HEADING_STYLES = [
  style('a', 'Normal'),
  style('Heading1', 'heading 1', '<w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
  style('2', 'heading 2', '<w:basedOn w:val="a"/>'),
  style('af3', '三级标题', '<w:basedOn w:val="h3"/>'),
  style('h3', '标题 3'),
  style('toc1', 'toc 1', '<w:basedOn w:val="a"/>'),
  style('tocHead', 'TOC Heading', '<w:basedOn w:val="Heading1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>'),
  style('loopA', '甲', '<w:basedOn w:val="loopB"/>'),
  style('loopB', '乙', '<w:basedOn w:val="loopA"/>'),
].join('');

const extract = (spec: DocxSpec) => extractDocument(buildDocx(spec), '预案.docx');
const textOf = async (body: string): Promise<string> => (await extract({ body })).text;
const ins = (inner: string) => `<w:ins w:id="1" w:author="示">${inner}</w:ins>`;
const del = (text: string) =>
  `<w:del w:id="2" w:author="示"><w:r><w:delText>${text}</w:delText></w:r></w:del>`;

describe('running text of a .docx', () => {
  it('keeps paragraphs, words torn over runs, tabs and line breaks', async () => {
    const body =
      para(run('应急') + run('预') + run('案')) +
      para('<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r>');
    expect(await textOf(body)).toBe('应急预案\n甲\t乙\n丙');
  });

  it('drops blank paragraphs and does not mistake tab stops for tabs', async () => {
    const stops = '<w:tabs><w:tab w:val="right" w:pos="8800"/></w:tabs>';
    expect(await textOf(para('') + para('总则', stops) + para('  '))).toBe('总则');
  });

  it('writes a table row as one line, nested tables and paragraphs folded into their cell', async () => {
    const inner = table([['内一', '内二']]);
    const rows = [
      ['岗位', '电话'],
      [para('值班室') + para('（24小时）'), '0432-00001111'],
      [inner + para(''), ''],
    ];
    expect(await textOf(table(rows))).toBe('岗位\t电话\n值班室 （24小时）\t0432-00001111\n内一 内二');
  });

  it('reads tracked changes as accepted and says so', async () => {
    const deletedMark = '<w:rPr><w:del w:id="9" w:author="示"/></w:rPr>';
    const deletedRow =
      '<w:tbl><w:tr><w:trPr><w:del w:id="8"/></w:trPr><w:tc><w:p><w:r><w:t>旧行</w:t></w:r></w:p></w:tc></w:tr></w:tbl>';
    const moved = `<w:moveFrom w:id="4">${run('移走')}</w:moveFrom><w:moveTo w:id="5">${run('移来')}</w:moveTo>`;
    const result = await extract({
      body:
        para(run('电话') + del('0432-00002111') + ins(run('0432-00002101'))) +
        para(run('前半'), deletedMark) +
        para(run('后半')) +
        deletedRow +
        para(moved),
    });
    expect(result.text).toBe('电话0432-00002101\n前半后半\n移来');
    expect(result.warnings.map((w) => w.code)).toEqual(['TRACKED_CHANGES']);
  });

  it('reads field results, not field codes; hyperlinks and content controls are transparent', async () => {
    const field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>';
    const body = para(
      `${field}${run('7')}<w:hyperlink>${run('链接')}</w:hyperlink><w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr>` +
        `<w:sdtContent>${run('控件')}</w:sdtContent></w:sdt><w:fldSimple w:instr="DATE">${run('2026年')}</w:fldSimple>`,
    );
    expect(await textOf(body)).toBe('7链接控件2026年');
  });

  it('reads text boxes once, although they are stored twice', async () => {
    const box = `<w:txbxContent>${para('框内')}</w:txbxContent>`;
    const body = para(
      `<w:r><mc:AlternateContent><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r>${run('正文')}`,
    );
    expect(await textOf(body)).toBe('框内\n正文');
  });

  it('leaves out hidden text, pronunciation marks and former formatting', async () => {
    const ruby = `<w:ruby><w:rt>${run('yù')}</w:rt><w:rubyBase>${run('预')}</w:rubyBase></w:ruby>`;
    const result = await extract({
      body: para(
        `${run('明') + run('暗', '<w:vanish/>') + run('亮', '<w:vanish w:val="0"/>')}<w:r>${ruby}</w:r>`,
      ),
    });
    expect(result.text).toBe('明亮预');
    expect(result.warnings.map((w) => w.code)).toEqual(['HIDDEN_TEXT']);
  });

  it('keeps ticked and empty boxes of symbol fonts, formulas and special hyphens', async () => {
    const sym = (char: string) => `<w:r><w:sym w:font="Wingdings 2" w:char="${char}"/></w:r>`;
    const math = '<m:oMath><m:r><m:t>Q=6</m:t></m:r></m:oMath>';
    expect(
      await textOf(
        para(`${sym('F052')}${run('是')}${sym('F0A3')}${run('否')}${math}<w:r><w:noBreakHyphen/></w:r>`),
      ),
    ).toBe('☑是□否Q=6-');
  });

  it('appends footnotes and keeps headers and footers apart, page numbers dropped', async () => {
    const result = await extract({
      body: para('正文'),
      footnotes: para('注一'),
      headers: ['示例公司 综合应急预案', '示例公司 综合应急预案'],
      footers: ['第 1 页 共 9 页', '<w:p/>'],
    });
    expect(result.text).toBe('正文\n注一');
    expect(result.headersFooters).toEqual(['示例公司 综合应急预案']);
  });

  it.each([
    ['another namespace prefix', { prefix: 'ns0' }],
    ['the default namespace', { prefix: '' }],
    ['a main part of another name', { mainPart: 'word/document2.xml' }],
    ['UTF-16', { encoding: 'utf16le' as const }],
  ])('reads a document with %s', async (_label, extra) => {
    expect((await extract({ body: para('应急𠮷预案'), ...extra })).text).toBe('应急𠮷预案');
  });
});

describe('outline of a .docx', () => {
  it('finds levels by name, outline level or ancestor, never by style id', async () => {
    const body =
      styled('Heading1', '1 总则') +
      styled('2', '适用范围') +
      styled('af3', '细目') +
      styled('toc1', '1 总则\t3') +
      styled('tocHead', '目录') +
      para(run('直接指定'), '<w:outlineLvl w:val="1"/>') +
      styled('loopA', '循环') +
      para('正文');
    const result = await extract({ body, styles: HEADING_STYLES });
    expect(result.outline.map((h) => [h.level, h.text])).toEqual([
      [1, '1 总则'],
      [2, '适用范围'],
      [3, '细目'],
      [2, '直接指定'],
    ]);
    expect(result.outlineSource).toBe('declared');
    for (const heading of result.outline)
      expect(result.text.startsWith(heading.text, heading.offset)).toBe(true);
  });

  it('finds headings inside table cells at their place in the row', async () => {
    const body = para('前言') + table([['甲', styled('2', '应急处置') + para('先断电')]]);
    const result = await extract({ body, styles: HEADING_STYLES });
    expect(result.outline).toEqual([{ level: 2, text: '应急处置', offset: '前言\n甲\t'.length }]);
  });

  const bold = (text: string) => para(run(text, '<w:b/>'));

  it('guesses headings from decimal numbers in bold when no style is used', async () => {
    const body =
      para('1 总则………………1') +
      bold('1 总则') +
      bold('1.1 适用范围') +
      para('1.2 不是粗体的一行') +
      bold('2 响应') +
      bold('2.1 分级') +
      bold('（一）内部联系方式') +
      bold('总指挥：负责全面工作，发布命令。') +
      bold('附件1　通讯录') +
      table([[bold('3.1 表内')]]);
    const result = await extract({ body });
    expect(result.outline.map((h) => [h.level, h.text])).toEqual([
      [1, '1 总则'],
      [2, '1.1 适用范围'],
      [1, '2 响应'],
      [2, '2.1 分级'],
      [1, '附件1 通讯录'],
    ]);
    expect(result.outlineSource).toBe('inferred');
    expect(result.warnings.map((w) => w.code)).toEqual(['OUTLINE_INFERRED']);
  });

  it('guesses headings from Chinese numbers, below chapters one level deeper', async () => {
    const plain = bold('一、总则') + bold('（一）依据') + bold('附录A 名单');
    expect((await extract({ body: plain })).outline.map((h) => h.level)).toEqual([1, 2, 1]);
    const chapters = bold('第一章 总则') + bold('第一节 依据') + bold('一、范围') + bold('（一）对象');
    expect((await extract({ body: chapters })).outline.map((h) => h.level)).toEqual([1, 2, 2, 3]);
  });

  it('answers no outline where nothing looks like a heading', async () => {
    expect(await extract({ body: para('只有正文。') })).toMatchObject({ outline: [], outlineSource: 'none' });
  });
});

describe('warnings of a .docx', () => {
  it.each([
    ['macros', { extraEntries: [{ name: 'word/vbaProject.bin', data: 'x' }] }, 'MACROS_IGNORED'],
    [
      'a remote template',
      { extraLinks: link('x1', 'attachedTemplate', 'file://server/t.dotm', true) },
      'EXTERNAL_LINK',
    ],
    ['an embedded foreign file', { body: `${para('正文')}<w:altChunk r:id="x"/>` }, 'FOREIGN_CHUNK'],
  ])('names %s and reads the rest', async (_label, extra, code) => {
    const result = await extract({ body: para('正文'), ...extra });
    expect(result).toMatchObject({ state: 'ok', text: '正文' });
    expect(result.warnings.map((w) => w.code)).toEqual([code]);
  });

  it('finds nothing wrong with ordinary links to the web', async () => {
    const result = await extract({
      body: para('正文'),
      extraLinks: link('x1', 'hyperlink', 'mailto:x', true),
    });
    expect(result.warnings).toEqual([]);
  });
});
