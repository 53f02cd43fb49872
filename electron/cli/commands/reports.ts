import { PlanDeskError } from '../../../db/domain/errors';
import { ALL_REPORT_IDS } from '../../../db/domain/reports/definition';
import { OWN_CUTS, REPORT_CUTS } from '../../../db/domain/reports/facts';
import { oneOf, parseArguments, required, UsageError } from '../arguments';
import type { Command } from '../command';
import { assertNoDatabase } from '../files';
import { openDatabase } from './database';

export const reportCommand: Command = {
  usage:
    'report T1|T2|T3|T4|T5|T6|T7|T8|T9|T10|C1|C2|C3|L1 --db DB --period 2026|2026H1|2026Q3|2026-10|2026-11-20 --out FILE.xlsx|.docx [--by region|industry|set|level|field|nature|class|owner|month|quarter] [--sums]',
  async run(args, caller) {
    const parsed = parseArguments(args, {
      words: ['T1|T2|T3|T4|T5|T6|T7|T8|T9|T10|C1|C2|C3|L1'],
      options: ['db', 'period', 'out', 'by'],
      flags: ['sums'],
    });
    const report = oneOf(parsed.words[0] ?? '', ALL_REPORT_IDS, '表名');
    const by = oneOf(parsed.options.get('by') ?? 'region', [...REPORT_CUTS, ...OWN_CUTS], '--by');
    const out = required(parsed, 'out');
    if (/\.pdf$/i.test(out))
      throw new PlanDeskError(
        'PDF_NEEDS_WINDOW',
        'PDF 由窗口的打印功能生成：请在“统计报表”中打开此表，点“打印预览”后选择“另存为 PDF”。命令行可以写 .docx 或 .xlsx。',
        { out },
      );
    if (!/\.(xlsx|docx)$/i.test(out)) throw new UsageError('--out 应为 .xlsx 或 .docx 文件');
    assertNoDatabase(caller.path(out));
    const request = { report, period: required(parsed, 'period'), by, sums: parsed.flags.has('sums') };
    await openDatabase(caller, required(parsed, 'db'));
    const view = await caller.call('reports.view', request);
    const written = await caller.call('reports.export', { ...request, file: caller.file(out) });
    return {
      json: { ...view, file: out },
      lines: [
        `${view.title}　${view.office}　${view.period.label}`,
        `已写成 ${out}，${written.lines} 行`,
        ...(view.total === null
          ? []
          : view.columns.map((column, at) => `  ${column.heading}：${view.total?.[at] ?? '—'}`).slice(1)),
      ],
    };
  },
};
