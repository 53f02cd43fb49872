import type { CivilDate } from '../dates/civil-date';
import type { Blocker } from '../state-machine';
import type { DrillReportKind } from './codes';
import { type DrillState, isCompletedDrill } from './drill-state';
import { type ReportSection, SECTION_TITLES } from './evaluation-report';

/** What issuing a report looks at. */
export interface IssueContext {
  readonly kind: DrillReportKind;
  readonly state: DrillState;
  readonly endOn: CivilDate | null;
  readonly today: CivilDate;
  readonly issuedOn: CivilDate;
  readonly sections: readonly ReportSection[];
  readonly openForms: number;
  readonly revisePlan: boolean | null;
}

export interface IssueFinding extends Blocker {
  readonly level: 'block' | 'warn';
}

/**
 * What stands against issuing a report. 办法 34 asks of the evaluation for an analysis of problems and an opinion on
 * revising the plan; the conclusion is written by people. Forms that are still open only warn: an evaluator may be lost.
 */
export function issueFindings(context: IssueContext): IssueFinding[] {
  const { kind, state, endOn, today, issuedOn, sections } = context;
  const block = (code: string, message: string): IssueFinding => ({ code, message, level: 'block' });
  const found: IssueFinding[] = [];
  if (!isCompletedDrill(state)) found.push(block('DRILL_NOT_ENDED', '演练还没有结束，不能出具报告。'));
  if (endOn !== null && issuedOn < endOn)
    found.push(block('DATE_TOO_EARLY', '报告日期早于演练结束日期，请核对。'));
  if (issuedOn > today) found.push(block('DATE_IN_FUTURE', '报告日期还没有到，请核对。'));
  for (const { key, text } of sections)
    if (text.trim() === '') found.push(block('SECTION_EMPTY', `“${SECTION_TITLES[key]}”还没有写。`));
  if (kind === 'evaluation' && context.revisePlan === null)
    found.push(block('REVISION_OPEN', '请选择是否建议修订应急预案（办法第三十四条）。'));
  if (context.openForms > 0)
    found.push({
      code: 'FORMS_OPEN',
      message: `还有${context.openForms}份评估表没有提交，报告将不计入其中的结论。`,
      level: 'warn',
    });
  return found;
}
