import { maskPhone } from '../../domain/codes/mask';
import type { FilingEventRecord } from '../../repositories/filing-event';
import { FILING_WORDS } from '../history/words';
import type { Dossier } from './dossier';
import { correctedIn } from './kept-with-step';

/** What a step is called; a ledger brings cases in one step of its own. */
const STEP_WORDS: Readonly<Record<string, string>> = { ...FILING_WORDS, import: '由台账导入' };

/** Facts of a case as a correction names them. */
const FACT_WORDS: Readonly<Record<string, string>> = {
  submittedOn: '申报日期',
  receivedOn: '接收日期',
  returnedOn: '告知日期',
  decidedOn: '备案日期',
  certificateOn: '登记表出具日期',
  contact: '联系人',
  contactPhone: '联系电话',
  archiveNo: '档号',
  remark: '备注',
};

/** One step in the words of the timeline; a correction says what stood there before. */
export function stepText({ action, reason, ruleTrace }: FilingEventRecord): string {
  const changes = Object.entries(correctedIn(ruleTrace)).map(
    ([field, [before, after]]) =>
      `${FACT_WORDS[field] ?? field}由“${shown(field, before)}”改为“${shown(field, after)}”`,
  );
  const what = [STEP_WORDS[action] ?? action, ...changes].join('，');
  return reason ? `${what}：${reason}` : what;
}

/** Telephones are shown short wherever a screen has them. */
const shown = (field: string, value: string | null): string =>
  (field === 'contactPhone' ? maskPhone(value) : value) ?? '空';

/** Dates that are possible but ask for a second look. */
export function warningsOf({ record, plans }: Dossier): { code: string; message: string }[] {
  const { submittedOn } = record;
  return plans.flatMap(({ title, publishedOn }) => {
    if (publishedOn === null || submittedOn === null || submittedOn >= publishedOn) return [];
    const message = `申报日期 ${submittedOn} 早于“${title}”的公布日期 ${publishedOn}，请核对两个日期。`;
    return [{ code: 'SUBMITTED_BEFORE_PUBLISHED', message }];
  });
}
