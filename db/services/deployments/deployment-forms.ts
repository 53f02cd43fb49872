import { chinaDay, chinaTimeOfDay } from '../../clock';
import type { ReadDb } from '../../connection';
import { chineseDate, type FormDefinition } from '../../documents/forms/definition';
import {
  DEPLOYMENT_COMPENSATION,
  DEPLOYMENT_HANDOVER,
  DEPLOYMENT_ORDER,
  DEPLOYMENT_REQUISITION,
  DEPLOYMENT_RETURN,
} from '../../documents/forms/pack/deployments';
import { fillForm } from '../../documents/forms/pack/fill';
import type { FormKind, FormRow, FormValues } from '../../documents/forms/pack/kind';
import type { CivilDate } from '../../domain/dates/civil-date';
import { basesFor, citationOf } from '../../domain/deployment/basis';
import type { CostKind } from '../../domain/deployment/codes';
import { PlanDeskError } from '../../domain/errors';
import type { Law } from '../../law';
import { findOffice } from '../../repositories/office';
import { type DeploymentView, viewDeployment } from './view';

/** 调用令, 征用决定书, 交接清单, 归还清单, 补偿核定表. */
export const DEPLOYMENT_PAPERS = ['order', 'requisition', 'handover', 'return', 'compensation'] as const;
export type DeploymentPaper = (typeof DEPLOYMENT_PAPERS)[number];

const KINDS: Readonly<Record<DeploymentPaper, FormKind>> = {
  order: DEPLOYMENT_ORDER,
  requisition: DEPLOYMENT_REQUISITION,
  handover: DEPLOYMENT_HANDOVER,
  return: DEPLOYMENT_RETURN,
  compensation: DEPLOYMENT_COMPENSATION,
};

const COST_WORDS: Readonly<Record<CostKind, string>> = {
  labour: '人工',
  vehicle: '车辆机械',
  consumed: '消耗',
  damage: '损坏',
  loss: '丢失',
  other: '其他',
};

/**
 * A paper of a call-up with its values; the numbers of people stand in it in full.
 * @throws PlanDeskError NOT_FOUND, FORM_NOT_YET
 */
export function deploymentForm(
  db: ReadDb,
  law: Law,
  today: string,
  { id, form }: { id: string; form: DeploymentPaper },
): FormDefinition {
  // A paper offers no steps: whose desk it is does not matter.
  const view = viewDeployment(db, id, { now: '', today, self: '' });
  assertPrintable(view, form);
  return fillForm(KINDS[form], valuesOf(db, law, view, form));
}

function assertPrintable(view: DeploymentView, form: DeploymentPaper): void {
  const missing =
    (form === 'order' && view.record.kind !== 'call-up' && '这是一次征用，请出具征用决定书。') ||
    (form === 'requisition' && view.record.kind !== 'requisition' && '这是一次调用，请出具调用令。') ||
    ((form === 'handover' || form === 'return') &&
      view.items.length === 0 &&
      '这次调用没有物资装备，不需要清单。');
  if (missing) throw new PlanDeskError('FORM_NOT_YET', missing, { form });
}

function valuesOf(db: ReadDb, law: Law, view: DeploymentView, form: DeploymentPaper): FormValues {
  const { record } = view;
  const day = chinaDay(record.orderedAt);
  const handed = view.items
    .map(({ record: item }) => item.handedOverAt)
    .filter((at) => at !== null)
    .sort()
    .at(-1);
  const text: FormRow = {
    机关名称: findOffice(db, record.origin)?.name ?? null,
    编号: record.number,
    事由: record.purpose,
    事件: view.incidentName ?? view.drillTitle,
    所属单位: record.owner,
    队伍: view.teamName,
    目的地: record.destination,
    人数: numberOf(record.headcount),
    车辆数: numberOf(record.vehicles),
    下达人: record.orderedBy,
    领用人: record.receiver,
    领用人电话: record.receiverPhone,
    下达时间: momentOf(record.orderedAt),
    下达日期: dayOf(day),
    归还期限: dayOf(record.returnDueOn),
    依据: basesFor(law.compensation, record.kind, day)
      .filter(({ source }) => source.title.includes('法') || source.title.includes('条例'))
      .map(citationOf)
      .join('、'),
    备注: record.remark,
    交接时间: handed === undefined ? null : momentOf(handed),
    归还时间: record.returnedAt === null ? null : dayOf(chinaDay(record.returnedAt)),
    费用合计: yuan(view.totals.total),
    申请合计: yuan(view.claimed),
    核定合计: yuan(view.agreed),
    支付合计: yuan(view.paid),
  };
  return { text, lists: listsOf(view, form) };
}

function listsOf(view: DeploymentView, form: DeploymentPaper): Record<string, readonly FormRow[]> {
  if (form === 'compensation')
    return {
      费用: view.costs.map((cost, at) => ({
        序号: String(at + 1),
        类别: COST_WORDS[cost.kind],
        内容: cost.description,
        数量: String(cost.quantity),
        单价: priceOf(cost.unitPrice),
        金额: yuan(cost.amount),
        凭据: cost.basis,
      })),
      补偿: view.claims.map(({ record: claim }) => ({
        受偿人: claim.payee,
        申请金额: yuan(claim.claimed),
        核定金额: claim.state === 'refused' ? '不予补偿' : yuan(claim.agreed),
        已付金额: yuan(claim.paid),
        核定人: claim.agreedBy,
        核定日期: dayOf(claim.agreedOn),
        核定依据: claim.state === 'refused' ? claim.refuseReason : claim.basis,
      })),
    };
  // What was handed over is what the papers of handing over and giving back are about.
  const handed = view.items.filter(({ record: item }) => item.handedOverAt !== null);
  const shown = (form === 'handover' || form === 'return') && handed.length > 0 ? handed : view.items;
  if (form === 'return')
    return {
      归还: shown.map(({ record: item, outstanding }, at) => ({
        序号: String(at + 1),
        名称: item.name,
        规格: item.spec,
        单位: item.unit,
        交出: String(item.quantity),
        完好: String(item.returned),
        损坏: String(item.damaged),
        消耗: String(item.consumed),
        丢失: String(item.lost),
        未还: String(outstanding),
        说明: item.note,
      })),
    };
  return {
    物资: shown.map(({ record: item }, at) => ({
      序号: String(at + 1),
      名称: item.name,
      规格: item.spec,
      单位: item.unit,
      数量: String(item.quantity),
      说明: item.expiredReason,
    })),
  };
}

const numberOf = (value: number | null): string | null => (value === null ? null : String(value));
const dayOf = (date: string | null): string | null => (date === null ? null : chineseDate(date as CivilDate));
const yuan = (amount: number | null): string | null => (amount === null ? null : amount.toFixed(2));
/** Prices of small things go beyond the fen. */
const priceOf = (price: number): string =>
  Number(price.toFixed(2)) === price ? price.toFixed(2) : String(price);

function momentOf(moment: string): string {
  const [hour, minute] = chinaTimeOfDay(moment).split(':').map(Number);
  return `${dayOf(chinaDay(moment))}${hour}时${minute}分`;
}
