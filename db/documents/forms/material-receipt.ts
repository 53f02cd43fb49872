import type { CivilDate } from '../../domain/dates/civil-date';
import { chineseDate, type FormDefinition, quoteTitle } from './definition';
import { fillForm } from './pack/fill';
import { RECEIPT } from './pack/notices';

/** One line of the list of materials. */
export interface ReceivedMaterial {
  readonly name: string;
  readonly received: boolean;
  /** Number of copies or files; null is left blank. */
  readonly copies: number | null;
  readonly remark: string | null;
}

export interface MaterialReceiptData {
  readonly number: string | null;
  readonly unitName: string;
  readonly planTitles: readonly string[];
  readonly materials: readonly ReceivedMaterial[];
  readonly receivedOn: CivilDate | null;
  /** Local time of day as HH:MM, or null. */
  readonly receivedAt: string | null;
  readonly receiver: string | null;
  /** Who brought the materials. */
  readonly deliveredBy: string | null;
  readonly phone: string | null;
  /** Last day of the five working days for the check, computed by the rules; null leaves a blank. */
  readonly checkDueOn: CivilDate | null;
  readonly office: string;
}

/** 应急预案备案材料接收凭证: proves the day from which the five working days of 办法 art. 28 are counted. */
export function materialReceipt(data: MaterialReceiptData): FormDefinition {
  const received = data.materials.filter((material) => material.received).length;
  const { receivedOn, receivedAt, planTitles } = data;
  return fillForm(RECEIPT, {
    text: {
      文号: data.number,
      单位名称: data.unitName,
      预案书名括注: planTitles.length === 0 ? null : `（${planTitles.map(quoteTitle).join('')}）`,
      已收项数: String(received),
      核对期限: data.checkDueOn && `${chineseDate(data.checkDueOn)}前`,
      报送人: data.deliveredBy,
      联系电话: data.phone,
      接收人: data.receiver,
      接收时间: receivedOn && `${chineseDate(receivedOn)} ${receivedAt ?? ''}`,
      机关名称: data.office,
      接收日期: receivedOn && chineseDate(receivedOn),
    },
    lists: {
      材料: data.materials.map((material, index) => ({
        序号: String(index + 1),
        材料名称: material.name,
        是否收到: material.received ? '已收' : '未收',
        份数: material.copies === null ? null : String(material.copies),
        备注: material.remark,
      })),
    },
  });
}
