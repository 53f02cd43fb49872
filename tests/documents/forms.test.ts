import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../db/documents/extract-text';
import { comparisonTable } from '../../db/documents/forms/comparison-table';
import type { FormDefinition } from '../../db/documents/forms/definition';
import { renderFormDocx } from '../../db/documents/forms/render-docx';
import { renderFormHtml, renderFormPage } from '../../db/documents/forms/render-html';
import { FORM_STYLESHEET } from '../../db/documents/forms/stylesheet';
import { reportForm } from '../../db/documents/report-table';
import { DEFAULT_LIMITS } from '../../db/documents/types';
import { openArchive } from '../../db/documents/zip-reader';
import { asCivilDate } from '../../db/domain/dates/civil-date';
import { makeApplication, makeCertificate, makeNotice, makeReceipt } from '../builders/documents-forms';

const report = reportForm({
  title: '应急预案备案情况统计表',
  period: '2026年上半年',
  office: '舒兰市应急管理局',
  columns: [
    { heading: '乡镇', width: 10, kind: 'text' },
    { heading: '应备案', width: 5, kind: 'number' },
  ],
  rows: [
    ['示例镇', 1200],
    ['样本镇', null],
  ],
  totals: ['合计', 1200],
  preparedOn: asCivilDate('2026-07-05'),
  preparedBy: null,
  notes: ['注：不含已关闭单位。'],
});
const comparison = comparisonTable({
  planTitle: '综合应急预案',
  earlier: '2023版',
  later: '2026版',
  rows: [
    {
      section: '3 应急响应',
      from: '2 职责',
      before: ['总指挥由', { text: '主要', mark: 'removed' }, '负责人担任'],
      after: ['总指挥由', { text: '<分管>', mark: 'added' }, '负责人担任'],
      change: '移动并修改',
    },
    { section: '4 保障', from: null, before: [], after: ['新增一段。'], change: '新增' },
  ],
  places: ['组织指挥体系：3 应急响应（1 处）'],
  rule: '办法第三十七条。',
});
const forms: [name: string, form: FormDefinition][] = [
  ['certificate', makeCertificate()],
  ['application', makeApplication()],
  ['receipt', makeReceipt()],
  ['notice', makeNotice()],
  ['report', report],
  ['comparison', comparison],
];

/** Blanks of every width shown as one underscore, so that texts can be read in a test. */
const readable = (text: string): string =>
  text
    .replace(/[\u00a0]+/g, '_')
    .replace(/[ \u3000]+/g, ' ')
    .trim();

async function textOf(form: FormDefinition): Promise<string[]> {
  const result = await extractDocument(await renderFormDocx(form), 'form.docx');
  expect(result).toMatchObject({ state: 'ok', kind: 'docx', warnings: [] });
  return result.text.split('\n').map(readable);
}

/** Fails on anything that is not well-formed XML; answers the text. */
function parse(xml: string): string {
  const texts: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('text', (text) => texts.push(text));
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return texts.join('');
}

async function partsOf(form: FormDefinition): Promise<Map<string, string>> {
  const archive = await openArchive(await renderFormDocx(form), DEFAULT_LIMITS);
  const parts = new Map<string, string>();
  for (const name of archive.names) parts.set(name, new TextDecoder().decode(await archive.read(name)));
  return parts;
}

describe('forms as .docx: the words', () => {
  it('certificate', async () => {
    expect(await textOf(makeCertificate())).toEqual([
      '生产经营单位生产安全事故',
      '应急预案备案登记表',
      '备案编号：220283-2026-0012',
      '单位名称\t舒兰市例源石化仓储有限公司',
      '单位地址\t舒兰市示例路18号\t邮政编码\t132600',
      '法定代表人\t例国强\t经 办 人\t示大同',
      '联系电话\t0432-00002101\t传 真',
      '你单位上报的： 《生产安全事故综合应急预案》 《储罐区火灾爆炸事故专项应急预案》 等应急预案，材料齐全，予以备案。 舒兰市应急管理局（盖章） 2026年6月3日',
      '注：备案编号由县级及县级以上行政区划代码、年份和流水序号组成。',
    ]);
  });

  it('certificate filed by lapse of time attests no complete materials', async () => {
    const text = (await textOf(makeCertificate({ deemed: true }))).join();
    expect(text).toContain('第二十八条，视为已经备案');
    expect(text).not.toContain('材料齐全');
  });

  it('application with the list of plans', async () => {
    const text = await textOf(makeApplication());
    expect(text).toContain('法定代表人\t例国强\t资产总额\t12,000万元');
    expect(text).toContain('行业类型\tG5941 油气仓储\t从业人数\t人');
    expect(text.join()).toContain(
      '现将我单位编制的： 《综合应急预案》 等预案报上，请予备案。 （单位公章） 年 月 日',
    );
    expect(text.slice(-3)).toEqual([
      '附：申报备案的应急预案清单',
      '序号\t预案名称\t类别\t版本\t公布日期\t页数\t校验码',
      '1\t综合应急预案\t综合\tV3.0\t2026-04-22\t30\tab12cd34',
    ]);
  });

  it('receipt', async () => {
    const text = await textOf(makeReceipt());
    expect(text).toContain('编号：');
    expect(text).toContain(
      '你单位报送的生产安全事故应急预案（《综合应急预案》）备案材料共1项已收到，清单如下：',
    );
    expect(text).toContain('2\t应急资源调查清单\t未收\t\t待补');
    expect(text).toContain(
      '我单位自收到备案材料之日起五个工作日内（2026年5月15日前）对材料进行核对，并将结果告知你单位。',
    );
    expect(text).toContain('接 收 人\t测一\t接收时间\t2026年5月8日 09:30');
  });

  it('supplement notice names every gap at once', async () => {
    const text = await textOf(makeNotice());
    expect(text.slice(1, 5)).toEqual([
      '编号：舒应急备补〔2026〕3号',
      '舒兰市例源石化仓储有限公司：',
      '你单位于2026年5月8日报送的下列应急预案的备案材料收悉：',
      '《综合应急预案》',
    ]);
    expect(text).toContain('1\t应急资源调查清单\t未提交\t补充提交');
    expect(text).toContain('2\t应急预案评审意见\t缺少专家签字');
    expect(text).toContain('联系人：测一 联系电话：');
  });

  it('report', async () => {
    expect(await textOf(report)).toEqual([
      '应急预案备案情况统计表',
      '填报单位（盖章）：舒兰市应急管理局 统计期间：2026年上半年',
      '乡镇\t应备案',
      '示例镇\t1,200',
      '样本镇',
      '合计\t1,200',
      '注：不含已关闭单位。',
      '单位负责人：_ 审核人：_ 填表人：_ 填报日期：2026年7月5日',
    ]);
  });

  it('leaves blanks to fill in where nothing is known', async () => {
    const empty = makeCertificate({
      number: null,
      unitName: '',
      planTitles: [],
      filedOn: null,
      legalPerson: '  ',
    });
    const text = await textOf(empty);
    expect(text).toContain('备案编号：');
    expect(text).toContain('单位名称');
    expect(text).toContain('法定代表人\t\t经 办 人\t示大同');
    expect(text.join()).toContain('你单位上报的： 等应急预案');
    expect(text.join()).toContain('年 月 日');
    // A blank is an underlined stretch that does not vanish at the end of a line; blanks in cells need none.
    const main = (await partsOf(empty)).get('word/document.xml') ?? '';
    const underlined = [...main.matchAll(/<w:u w:val="single"\/>[^/]*?<\/w:rPr><w:t[^>]*>([^<]*)</g)].map(
      (match) => match[1],
    );
    expect(underlined).toEqual(['\u00a0'.repeat(14 * 4), '\u00a0'.repeat(20 * 4)]);
  });

  it('carries names of any length', async () => {
    const unitName = '舒兰市示例经济开发区绿色建材产业园区'.repeat(12);
    expect(await textOf(makeCertificate({ unitName }))).toContain(`单位名称\t${unitName}`);
  });
});

describe('forms as .docx: the file', () => {
  it.each(forms)('%s: every part is well-formed and the look is that of GB/T 9704', async (_name, form) => {
    const parts = await partsOf(form);
    for (const [name, xml] of parts) if (/\.(?:xml|rels)$/.test(name)) parse(xml);
    const main = parts.get('word/document.xml') ?? '';
    if (form.orientation !== 'landscape') {
      expect(main).toMatch(/<w:pgSz [^>]*w:w="11906"[^>]*w:h="16838"|<w:pgSz [^>]*w:w="11906" w:h="16838"/);
      expect(main).toMatch(/<w:pgMar [^>]*w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
    }
    expect(main).toContain('w:eastAsia="仿宋_GB2312"');
    expect(main).toContain('w:eastAsia="方正小标宋简体"');
    expect(parts.get('word/fontTable.xml')).toContain(
      '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong',
    );
    expect(parts.get('word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
    const footers = [...parts].filter(([name]) => /^word\/footer\d+\.xml$/.test(name)).map(([, xml]) => xml);
    expect(footers).toHaveLength(2);
    for (const footer of footers) expect(footer).toContain('PAGE');
  });

  it('strikes out what was removed and underlines what is new', async () => {
    const main = (await partsOf(comparison)).get('word/document.xml') ?? '';
    const run = (words: string) => new RegExp(`<w:r><w:rPr>([^\\n]*?)</w:rPr><w:t[^>]*>${words}</w:t>`);
    const looks = (words: string) => run(words).exec(main)?.[1]?.split('<w:r>').at(-1) ?? '';
    expect(looks('主要')).toMatch(/<w:strike\/><w:color w:val="9c1c1c"\/><w:sz /);
    expect(looks('&lt;分管&gt;')).toMatch(/<w:color w:val="1f4f8f"\/><w:sz .*<w:u w:val="single"\/>$/);
    expect(looks('负责人担任')).not.toMatch(/strike|<w:u /);
    expect(await textOf(comparison)).toContain(
      '1\t3 应急响应 （原在：2 职责）\t总指挥由主要负责人担任\t总指挥由<分管>负责人担任\t移动并修改',
    );
  });

  it('gives equal bytes for equal forms', async () => {
    expect(await renderFormDocx(makeCertificate())).toEqual(await renderFormDocx(makeCertificate()));
  });

  it('turns wide reports sideways', async () => {
    const columns = Array.from({ length: 12 }, (_, i) => ({
      heading: `列${i}`,
      width: 5,
      kind: 'number' as const,
    }));
    const wide = reportForm({
      title: '表',
      period: '',
      office: '',
      columns,
      rows: [],
      totals: null,
      preparedOn: null,
      preparedBy: null,
      notes: [],
    });
    expect((await partsOf(wide)).get('word/document.xml')).toMatch(
      /<w:pgSz [^>]*w:w="16838" w:h="11906" w:orient="landscape"/,
    );
  });

  it('repeats table heads and does not tear rows', async () => {
    const main = (await partsOf(makeNotice())).get('word/document.xml') ?? '';
    expect(main).toContain('<w:tblHeader/>');
    expect(main).toContain('<w:cantSplit/>');
  });
});

describe('forms as HTML', () => {
  it.each(forms)('%s: carries the same words as the .docx', async (_name, form) => {
    const squeeze = (text: string) => text.replace(/\s/g, '');
    expect(squeeze(parse(renderFormHtml(form)))).toBe(squeeze((await textOfRaw(form)).join('')));
  });

  it.each(forms)('%s: has no scripts, no inline styles, only classes that exist', (_name, form) => {
    const html = renderFormHtml(form);
    expect(html).not.toMatch(/<script|style=|on\w+=|javascript:/i);
    for (const [, list] of html.matchAll(/class="([^"]*)"/g)) {
      for (const name of list?.split(' ') ?? []) {
        // Plain values need no look of their own.
        if (name !== 'form-value') expect(FORM_STYLESHEET).toContain(`.${name}`);
      }
    }
  });

  it('escapes whatever stands in the data', () => {
    const html = renderFormHtml(makeCertificate({ unitName: `<img src=x onerror="alert('1')">&amp;` }));
    expect(html).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;amp;');
    expect(html).not.toContain('<img');
  });

  it('prints as a page that can load and run nothing', () => {
    const page = renderFormPage(makeCertificate());
    expect(page).toMatch(/default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]+=*'"/);
    expect(page).toContain('<title>生产经营单位生产安全事故应急预案备案登记表</title>');
  });
});

describe('any text in any field', () => {
  it('makes a readable .docx and safe HTML', { timeout: 30_000 }, async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom('\u0000\u001b', '\ud800', ']]>', '<!--', '&#0;'),
    );
    await fc.assert(
      fc.asyncProperty(text, text, async (unitName, title) => {
        const form = makeCertificate({ unitName, planTitles: [title], office: title });
        parse(renderFormHtml(form));
        const archive = await openArchive(await renderFormDocx(form), DEFAULT_LIMITS);
        parse(new TextDecoder().decode(await archive.read('word/document.xml')));
      }),
      { numRuns: 40 },
    );
  });
});

async function textOfRaw(form: FormDefinition): Promise<string[]> {
  const result = await extractDocument(await renderFormDocx(form), 'form.docx');
  return result.text.split('\n');
}
