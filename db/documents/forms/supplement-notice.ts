import type { CivilDate } from '../../domain/dates/civil-date';
import { chineseDate, type FormDefinition, quoteTitle } from './definition';
import { fillForm } from './pack/fill';
import { SUPPLEMENT } from './pack/notices';

/** One gap: what is missing or wrong and how it is made good. */
export interface SupplementItem {
  readonly material: string;
  readonly problem: string;
  readonly remedy: string | null;
}

export interface SupplementNoticeData {
  readonly number: string | null;
  readonly unitName: string;
  readonly planTitles: readonly string[];
  readonly receivedOn: CivilDate | null;
  /** All gaps at once: the law allows one notice only. */
  readonly items: readonly SupplementItem[];
  readonly contact: string | null;
  readonly phone: string | null;
  readonly office: string;
  readonly issuedOn: CivilDate | null;
}

/** 应急预案备案材料一次性补正告知书 (办法 art. 28: everything that is missing is told once). */
export function supplementNotice(data: SupplementNoticeData): FormDefinition {
  return fillForm(SUPPLEMENT, {
    text: {
      文号: data.number,
      单位名称: data.unitName,
      收到日期: data.receivedOn && chineseDate(data.receivedOn),
      联系人: data.contact,
      联系电话: data.phone,
      机关名称: data.office,
      发文日期: data.issuedOn && chineseDate(data.issuedOn),
      签收人: null,
      签收日期: null,
    },
    lists: {
      预案: data.planTitles.map((title) => ({ 预案书名: quoteTitle(title) })),
      事项: data.items.map((item, index) => ({
        序号: String(index + 1),
        材料: item.material,
        存在的问题: item.problem,
        补正要求: item.remedy,
      })),
    },
  });
}
