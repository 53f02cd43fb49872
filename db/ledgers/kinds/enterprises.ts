import { checkUscc } from '../../domain/codes/uscc';
import type { Affiliation, EnterpriseStatus, SizeTier } from '../../domain/enterprise/facts';
import {
  findSupervisionCategory,
  type SupervisionCategory,
} from '../../domain/enterprise/supervision-category';
import { cellText } from '../workbook/cells';
import type { KindDefinition, LedgerContext, ParsedRow } from './definition';
import { type DangerFlags, statedActivities } from './enterprise-activities';
import { ENTERPRISE_FIELDS } from './enterprise-fields';
import { industryCode } from './industry';
import {
  choice,
  count,
  day,
  degrees,
  type FieldReaders,
  flag,
  matchWord,
  moneyInWan,
  phones,
  readPresent,
  requiredText,
  text,
} from './parsers';
import type { RowReader } from './row-reader';
import type { EnterpriseValues } from './types';

const AFFILIATION_WORDS: readonly (readonly [RegExp, Affiliation])[] = [
  [/中央|央企|央属|国务院/, 'central'],
  [/^省/, 'province'],
  [/^(地)?市|^州/, 'city'],
  [/^县|^区|^旗|县\(市|乡镇/, 'county'],
  [/其他|其它|民营|私营|个体/, 'other'],
];

const SIZE_WORDS: readonly (readonly [RegExp, SizeTier])[] = [
  [/微/, 'micro'],
  [/小/, 'small'],
  [/中/, 'medium'],
  [/大/, 'large'],
];

const STATUS_WORDS: readonly (readonly [RegExp, EnterpriseStatus])[] = [
  [/关闭|注销|吊销|撤销|倒闭|迁出|破产/, 'closed'],
  [/停产|停业|停工|停用|歇业|停建/, 'suspended'],
  [/在建|筹建|季节|试生产|试运行|正常|在营|营业|生产|运行|存续|开业|经营/, 'active'],
];
/** Wordings that say more than the status: they are kept in the remark. */
const TELLING_STATUS = /在建|筹建|季节|试生产|试运行/;

/** 三级, 3级, Ⅲ级, 叁级, 三级达标; roman numerals become plain letters when folded. 0 = none. */
const LEVEL_WORDS: readonly (readonly [RegExp, number])[] = [
  [/未|不|否|创建|申请/, 0],
  [/^(三|3|iii|叁)(级|$)/, 3],
  [/^(二|2|ii|贰)(级|$)/, 2],
  [/^(一|1|i|壹)(级|$)/, 1],
  [/^(四|4|iv|肆)(级|$)/, 4],
];
const STANDARD_NAMES = [null, '一级', '二级', '三级', '四级'] as const;

function level(row: RowReader, field: string): number | null {
  const word = row.text(field);
  if (word === null) return null;
  const found = matchWord(LEVEL_WORDS, word);
  if (found === null) row.problem(field, 'level_unknown', `“${word}”看不出是几级，已留空。`, 'warn');
  return found || null;
}

function standardLevel(row: RowReader, field: string): string | null {
  if (row.text(field)?.includes('小微')) return '小微';
  return STANDARD_NAMES[level(row, field) ?? 0] ?? null;
}

const READERS: FieldReaders<EnterpriseValues> = {
  town: text,
  industryCode,
  legalPerson: text,
  legalPhone: phones,
  principal: text,
  principalPhone: phones,
  safetyOfficer: text,
  safetyOfficerPhone: phones,
  address: text,
  employees: (row, field) => count(row, field, '从业人数'),
  establishedOn: day,
  majorHazardLevel: level,
  standardLevel,
  standardUntil: day,
  licenceNo: text,
  licenceUntil: day,
  revenueWan: (row, field) => moneyInWan(row, field, '营业收入'),
  assetsWan: (row, field) => moneyInWan(row, field, '资产总额'),
  sizeTier: (row, field) => choice(row, field, SIZE_WORDS, 'size_unknown', '企业规模'),
  affiliation: (row, field) => choice(row, field, AFFILIATION_WORDS, 'affiliation_unknown', '隶属关系'),
  businessScope: text,
  longitude: (row, field) => degrees(row, field, '经度', 180),
  latitude: (row, field) => degrees(row, field, '纬度', 90),
  remark: text,
};

/** 统一社会信用代码. A wrong one refuses the row: kept, it would become the key that everything else hangs on. */
function readUscc(row: RowReader, values: EnterpriseValues): void {
  if (!row.has('uscc')) return;
  const cell = row.cell('uscc');
  const checked = cell === null ? null : checkUscc(typeof cell === 'number' ? cell : cellText(cell));
  if (checked?.ok) {
    values.uscc = checked.value;
    return;
  }
  values.uscc = null;
  if (checked === null || checked.error.code === 'uscc_missing') {
    // 正在办理, 无, /: units without a code are allowed when the ledger says why.
    const said = row.text('uscc');
    values.usccReason =
      [said, row.has('remark') ? row.text('remark') : null].filter(Boolean).join('；') || null;
    row.problem('uscc', 'uscc_missing', '没有统一社会信用代码，请补填或注明原因。', 'warn');
    return;
  }
  const { code, message, suggestion } = checked.error;
  const hint = suggestion === null ? '' : `是否应为 ${suggestion}？`;
  row.problem('uscc', code, message + hint, 'reject');
}

const categoryCaches = new WeakMap<LedgerContext, Map<string, SupervisionCategory | null>>();

function category(row: RowReader): SupervisionCategory | null {
  const word = row.text('supervisionCategory');
  if (word === null) return null;
  let cache = categoryCaches.get(row.context);
  if (cache === undefined) {
    cache = new Map();
    categoryCaches.set(row.context, cache);
  }
  let found = cache.get(word);
  if (found === undefined) {
    found = findSupervisionCategory(row.context.categories, word);
    cache.set(word, found);
  }
  if (found === null) {
    row.problem(
      'supervisionCategory',
      'category_unknown',
      `监管行业类别“${word}”不在类别表中，请改选。`,
      'warn',
    );
  }
  return found;
}

function readStatus(row: RowReader, values: EnterpriseValues): void {
  if (!row.has('status')) return;
  const word = row.text('status');
  values.status = word === null ? null : matchWord(STATUS_WORDS, word);
  if (word === null) return;
  if (TELLING_STATUS.test(word))
    values.remark = [values.remark, `经营状态：${word}`].filter(Boolean).join('；');
  if (values.status === null) {
    row.problem('status', 'status_unknown', `经营状态“${word}”看不出是正常、停产还是关闭，已留空。`, 'warn');
  }
}

function parseRow(row: RowReader): ParsedRow<'enterprises'> {
  const name = requiredText(row, 'name', 'name_missing', '单位名称');
  const values: EnterpriseValues = { name, ...readPresent(row, READERS) };
  readUscc(row, values);
  const found = category(row);
  if (row.has('supervisionCategory')) values.supervisionCategory = found?.name ?? null;
  const flags: DangerFlags = {
    hazmat: flag(row, 'hazmatFlag'),
    mine: flag(row, 'mineFlag'),
    crowded: flag(row, 'crowdedFlag'),
    majorHazardLevel: values.majorHazardLevel ?? null,
  };
  const says = ['supervisionCategory', 'hazmatFlag', 'mineFlag', 'crowdedFlag', 'majorHazardLevel'];
  if (says.some((field) => row.has(field))) {
    values.activities = statedActivities(found, values.industryCode ?? null, flags);
  }
  readStatus(row, values);
  return { label: name, values, problems: row.problems };
}

/** 生产经营单位台账. */
export const enterprisesKind: KindDefinition<'enterprises'> = {
  kind: 'enterprises',
  label: '生产经营单位',
  fields: ENTERPRISE_FIELDS,
  recognisedBy: [
    ['name'],
    ['uscc', 'principal', 'legalPerson', 'safetyOfficer', 'supervisionCategory', 'address'],
  ],
  nameField: 'name',
  parseRow,
};
