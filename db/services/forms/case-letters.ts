import type { ReadDb } from '../../connection';
import { chineseDate, type FormDefinition, quoteTitle } from '../../documents/forms/definition';
import { fillForm } from '../../documents/forms/pack/fill';
import type { FormRow } from '../../documents/forms/pack/kind';
import { COPY, DEEMED, REFUSAL, TRANSFER } from '../../documents/forms/pack/notices';
import { ARCHIVE_LIST } from '../../documents/forms/pack/registers';
import type { CivilDate } from '../../domain/dates/civil-date';
import { PlanDeskError } from '../../domain/errors';
import { isFiled } from '../../domain/filing/filing-state';
import { isGap } from '../../domain/filing/materials';
import type { Law } from '../../law';
import { deskLaw } from '../../law/desk-law';
import { documentsOfCase } from '../../repositories/filing-document';
import { type NoticeRecord, noticesOfCase } from '../../repositories/notice';
import { findOffice } from '../../repositories/office';
import { type Dossier, officeClock, openDossier } from '../filing/dossier';

/** Letters and lists of a case besides its four filing forms. */
export const CASE_LETTERS = [
  'deemed-notice',
  'refusal-notice',
  'transfer-letter',
  'copy-letter',
  'archive-list',
] as const;
export type CaseLetter = (typeof CASE_LETTERS)[number];

interface LetterCase extends Dossier {
  readonly notices: readonly NoticeRecord[];
  readonly office: string;
  /** What nearly every letter says. */
  readonly common: FormRow;
  readonly plansNamed: readonly FormRow[];
}

/**
 * One letter of a case with its values; what has not been entered is left to be written by hand. Copies go to several
 * offices: `noticeId` names the one that is meant, otherwise it is the latest.
 * @throws PlanDeskError NOT_FOUND, FORM_NOT_YET when the case has not come so far
 */
export function caseLetter(
  db: ReadDb,
  law: Law,
  today: CivilDate,
  caseId: string,
  form: CaseLetter,
  noticeId: string | null = null,
): FormDefinition {
  const desk = deskLaw(db, law);
  const dossier = openDossier(db, desk, caseId);
  const { record, enterprise, plans } = dossier;
  const office = findOffice(db, record.origin)?.name ?? '';
  const shown: LetterCase = {
    ...dossier,
    notices: noticesOfCase(db, caseId),
    office,
    common: {
      单位名称: enterprise.name,
      机关名称: office,
      联系人: record.handler,
      联系电话: null,
      收到日期: day(record.receivedOn),
    },
    plansNamed: plans.map(({ title }) => ({ 预案书名: quoteTitle(title) })),
  };
  switch (form) {
    case 'deemed-notice':
      return deemed(shown, officeClock(record, desk, today)?.due ?? null);
    case 'refusal-notice':
      return refusal(shown);
    case 'transfer-letter':
      return transfer(shown);
    case 'copy-letter':
      return copy(shown, noticeId);
    case 'archive-list':
      return archiveList(db, shown);
  }
}

function deemed({ record, notices, common, plansNamed }: LetterCase, due: CivilDate | null): FormDefinition {
  if (record.state !== 'deemed-filed')
    throw notYet('案卷不是视为备案，不能出具视为备案通知书。', record.state);
  return fillForm(DEEMED, {
    text: {
      ...common,
      ...letterhead(notices, 'deemed'),
      核对期限: day(due),
      视为备案日期: day(record.decidedOn),
      备案编号: record.filingNo,
    },
    lists: { 预案: plansNamed },
  });
}

function refusal({ record, materials, checks, notices, common, plansNamed }: LetterCase): FormDefinition {
  const gaps = checks.filter(({ round, outcome }) => round === record.round && isGap(outcome));
  if (gaps.length === 0) throw notYet('核对没有发现欠缺，不能出具不予备案告知书。', record.state);
  const names = new Map(materials.map(({ key, label }) => [key, label]));
  return fillForm(REFUSAL, {
    text: { ...common, ...letterhead(notices, 'supplement'), 文号: null, 签收人: null, 签收日期: null },
    lists: {
      预案: plansNamed,
      事项: gaps.map(({ material, outcome, note }, at) => ({
        序号: String(at + 1),
        材料: names.get(material) ?? material,
        存在的问题: outcome === 'missing' ? '缺少' : '不符合要求',
        补正要求: note,
      })),
    },
  });
}

function transfer({ record, materials, checks, notices, common, plansNamed }: LetterCase): FormDefinition {
  const letter = latest(notices, 'transfer');
  const seen = new Map(
    checks.filter(({ round }) => round === record.round).map((check) => [check.material, check]),
  );
  return fillForm(TRANSFER, {
    text: {
      ...common,
      ...letterhead(notices, 'transfer'),
      收文单位: letter?.recipient ?? record.transferredTo,
      移送理由: textIn(letter, 'reason'),
    },
    lists: {
      预案: plansNamed,
      材料: materials
        .filter(({ key, needed }) => {
          const outcome = seen.get(key)?.outcome;
          return outcome === undefined ? needed : outcome === 'present' || outcome === 'not-as-required';
        })
        .map(({ key, label }, at) => ({
          序号: String(at + 1),
          材料名称: label,
          备注: seen.get(key)?.note ?? null,
        })),
    },
  });
}

function copy({ record, notices, common, plansNamed }: LetterCase, noticeId: string | null): FormDefinition {
  if (!isFiled(record.state)) throw notYet('案卷还没有备案，不能抄送备案情况。', record.state);
  const meant = noticeId === null ? notices : notices.filter(({ id }) => id === noticeId);
  const letter = latest(meant, 'copy');
  return fillForm(COPY, {
    text: {
      ...common,
      ...letterhead(meant, 'copy'),
      收文单位: letter?.recipient ?? null,
      备案编号: record.filingNo,
      备案日期: day(record.decidedOn),
      抄送依据: textIn(letter, 'basis'),
    },
    lists: { 预案: plansNamed },
  });
}

/** The names of letters as they are filed away. */
const LETTERS: Readonly<Record<NoticeRecord['kind'], string>> = {
  receipt: '材料接收凭证',
  supplement: '一次性补正告知书',
  deemed: '视为备案通知书',
  transfer: '移送函',
  copy: '抄送函',
  reminder: '催报函',
  correction: '责令改正通知书',
};

/** Papers of all rounds and letters in the order of their days; the certificate at the end. */
function archiveList(
  db: ReadDb,
  { record, enterprise, materials, notices, office }: LetterCase,
): FormDefinition {
  const names = new Map(materials.map(({ key, label }) => [key, label]));
  const papers = documentsOfCase(db, record.id).map((paper) => ({
    材料名称: names.get(paper.material) ?? '其他材料',
    文件名: paper.fileName,
    日期: null,
    页数: paper.pages === null ? null : String(paper.pages),
    备注: paper.round > 1 ? `第${paper.round}次报送` : null,
  }));
  const letters = notices.map((notice) => ({
    材料名称: LETTERS[notice.kind],
    文件名: notice.number,
    日期: notice.issuedOn,
    页数: null,
    备注: notice.recipient === enterprise.name ? null : notice.recipient,
  }));
  const certificate =
    record.filingNo === null
      ? []
      : [
          {
            材料名称: '应急预案备案登记表',
            文件名: record.filingNo,
            日期: record.certificateOn ?? record.decidedOn,
            页数: null,
            备注: null,
          },
        ];
  const entries = [...papers, ...letters, ...certificate];
  return fillForm(ARCHIVE_LIST, {
    text: {
      档号: record.archiveNo,
      备案编号: record.filingNo,
      单位名称: enterprise.name,
      机关名称: office,
      件数: entries.length === 0 ? null : String(entries.length),
      立卷人: null,
      检查人: null,
      立卷日期: null,
    },
    lists: { 材料: entries.map((entry, at) => ({ 序号: String(at + 1), ...entry })) },
  });
}

/** Number and day of the latest letter of a kind; blanks before it has been sent. */
function letterhead(notices: readonly NoticeRecord[], kind: NoticeRecord['kind']): FormRow {
  const letter = latest(notices, kind);
  return { 文号: letter?.number ?? null, 发文日期: day(letter?.issuedOn ?? null) };
}

function latest(notices: readonly NoticeRecord[], kind: NoticeRecord['kind']): NoticeRecord | undefined {
  return notices.findLast((notice) => notice.kind === kind);
}

/** A text among what a letter said. */
function textIn(letter: NoticeRecord | undefined, key: string): string | null {
  const value = letter?.details[key];
  return typeof value === 'string' ? value : null;
}

function day(date: string | null): string | null {
  return date === null ? null : chineseDate(date as CivilDate);
}

function notYet(message: string, state: string): PlanDeskError {
  return new PlanDeskError('FORM_NOT_YET', message, { state });
}
