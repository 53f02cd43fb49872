import { splitContact } from '../../domain/codes/phone';
import { type EnterprisePlanKind, recognisePlanKind } from '../../domain/plan/kinds';
import { compactName, normaliseText } from '../../domain/text/normalise';
import { cellText } from '../workbook/cells';
import type { KindDefinition, ParsedRow } from './definition';
import { ownerUscc, unitName } from './owner-fields';
import { choice, day, type FieldReaders, phones, readPresent, requiredText, text } from './parsers';
import { PLAN_FIELDS } from './plan-fields';
import type { RowReader } from './row-reader';
import type { PlanValues } from './types';

type ReviewWay = NonNullable<PlanValues['reviewWay']>;
type ReviewResult = NonNullable<PlanValues['reviewResult']>;

const REVIEW_WAYS: readonly (readonly [RegExp, ReviewWay])[] = [
  [/未|否|免/, 'none'],
  [/论证/, 'verification'],
  [/评审|评估|会审|函审|专家/, 'review'],
];

const REVIEW_RESULTS: readonly (readonly [RegExp, ReviewResult])[] = [
  [/不通过|未通过|不合格|不符合/, 'failed'],
  [/修改|修订|完善|整改|原则通过|基本/, 'passed-after-changes'],
  [/通过|合格|符合|同意/, 'passed'],
];

const READERS: FieldReaders<PlanValues> = {
  unitName,
  uscc: ownerUscc,
  versionLabel: text,
  reviewWay: (row, field) => choice(row, field, REVIEW_WAYS, 'review_way_unknown', '评审方式'),
  reviewDate: day,
  reviewResult: (row, field) => choice(row, field, REVIEW_RESULTS, 'review_result_unknown', '评审结论'),
  signedOn: day,
  publishedOn: day,
  submittedOn: day,
  receivedOn: day,
  filedOn: day,
  filingNo: (row, field) => filingNumber(row.text(field)),
  expiresOn: day,
  lastAssessedOn: day,
  handler: text,
  contactName: text,
  contactPhone: phones,
  remark: text,
};

/** `２２０２８３－2024－0004` → `220283-2024-0004`; office styles such as `舒应急备〔2024〕12号` stay, in half width. */
export function filingNumber(written: string | null): string | null {
  if (written === null) return null;
  const plain = normaliseText(written)
    .toUpperCase()
    .replace(/\s+/g, '')
    .replace(/[—–―‐‑−]+/g, '-');
  return plain.replace(/[[【(〔](\d{4})[\]】)〕]/g, '〔$1〕');
}

/** A title without 《》 around it. */
export function planTitle(written: string): string {
  return written.replace(/^《([^《》]*)》$/, '$1').trim();
}

/** `第二版`, `第2版` and `第 2 版` are one version. */
export function versionKey(label: string | null | undefined): string {
  return compactName(label ?? '').replace(/第([一二三四五六七八九十])版/, (_, numeral: string) => {
    return `第${'一二三四五六七八九十'.indexOf(numeral) + 1}版`;
  });
}

function readKind(row: RowReader, title: string): EnterprisePlanKind {
  const word = row.has('kind') ? row.text('kind') : null;
  const kind = recognisePlanKind(word ?? title);
  if (kind !== null) return kind;
  const message =
    word === null
      ? '没有写预案种类，名称也看不出是综合、专项还是现场处置方案，请补填。'
      : `“${word}”不属于生产安全事故应急预案的三类（综合、专项、现场处置方案），没有登记。`;
  row.problem('kind', 'kind_unknown', message, 'reject');
  return 'special';
}

/** 联系人及电话 in one cell: 示思云：19900005433. */
function readContact(row: RowReader, values: PlanValues): void {
  const cell = row.cell('contact');
  if (!row.has('contact') || cell === null) return;
  const { name, phones: numbers, problems } = splitContact(cellText(cell));
  for (const problem of problems) row.problem('contact', problem.code, problem.message, 'warn');
  values.contactName ??= name === '' ? null : name.replaceAll(' ', '');
  values.contactPhone ??= numbers.length === 0 ? null : numbers.join('、');
}

function checkOrder(row: RowReader, values: PlanValues): void {
  const { publishedOn, filedOn, submittedOn } = values;
  if (publishedOn && filedOn && filedOn < publishedOn) {
    row.problem('filedOn', 'filed_before_published', '备案日期早于公布日期，请核对两个日期。', 'warn');
  } else if (submittedOn && filedOn && filedOn < submittedOn) {
    row.problem('filedOn', 'filed_before_submitted', '备案日期早于申报日期，请核对两个日期。', 'warn');
  }
}

function parseRow(row: RowReader): ParsedRow<'plans'> {
  const title = planTitle(requiredText(row, 'title', 'title_missing', '预案名称'));
  const kind = title === '' ? 'special' : readKind(row, title);
  const values: PlanValues = { title, kind, ...readPresent(row, READERS) };
  if (!values.unitName && !values.uscc) {
    row.problem('unitName', 'unit_missing', '没有写是哪个单位的预案，请补填单位名称或信用代码。', 'reject');
  }
  readContact(row, values);
  checkOrder(row, values);
  return { label: title, values, problems: row.problems };
}

/** 应急预案备案台账. */
export const plansKind: KindDefinition<'plans'> = {
  kind: 'plans',
  label: '应急预案',
  fields: PLAN_FIELDS,
  recognisedBy: [
    ['title'],
    ['unitName', 'uscc'],
    ['kind', 'filingNo', 'filedOn', 'publishedOn', 'reviewDate', 'versionLabel'],
  ],
  nameField: 'title',
  parseRow,
};
