import type { FilingAction } from '../../domain/filing/filing-state';
import { ledgerKind } from '../../ledgers/kinds/index';

/** What a filing step is called in a timeline. */
export const FILING_WORDS: Readonly<Record<FilingAction, string>> = {
  submit: '提交备案申报',
  receive: '接收备案材料',
  'return-once': '一次性告知补正',
  resubmit: '补正后重新提交',
  file: '予以备案',
  'mark-deemed': '视为已经备案',
  'assign-number': '补编备案编号',
  'hand-out': '出具备案登记表',
  correct: '更正',
  transfer: '移送其他机关',
  withdraw: '申报单位撤回',
  void: '注销备案',
};

/** Fields of a unit that no ledger has. */
const OWN_LABELS: Readonly<Record<string, string>> = {
  noUsccReason: '无代码原因',
  regionCode: '行政区划',
  longitude: '经度',
  latitude: '纬度',
  activities: '生产经营活动',
  closedOn: '关闭日期',
  sizeTier: '企业规模',
  sizeBasis: '规模依据',
  kind: '预案种类',
  title: '预案名称',
  enterpriseId: '编制单位',
};

const LABELS = new Map([
  ...ledgerKind('plans').fields.map((field) => [field.key, field.label] as const),
  ...ledgerKind('enterprises').fields.map((field) => [field.key, field.label] as const),
  ...Object.entries(OWN_LABELS),
]);

/** The word for a field as forms and ledgers write it. */
export function fieldLabel(field: string): string {
  return LABELS.get(field) ?? field;
}
