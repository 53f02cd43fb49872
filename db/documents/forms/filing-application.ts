import type { CivilDate } from '../../domain/dates/civil-date';
import { chineseDate, type FormDefinition, quoteTitle } from './definition';
import { fillForm } from './pack/fill';
import { APPLICATION } from './pack/unit-forms';

/** One plan of the application, for the list on the second page. */
export interface AppliedPlan {
  readonly title: string;
  /** 综合, 专项, 现场处置方案 … as it is to be printed. */
  readonly kindName: string;
  readonly version: string | null;
  readonly publishedOn: CivilDate | null;
  readonly pages: number | null;
  /** SHA-256 of the electronic document in hexadecimal; its beginning is printed so that paper and file can be matched. */
  readonly sha256: string | null;
}

export interface FilingApplicationData {
  readonly unitName: string;
  readonly uscc: string | null;
  readonly contact: string | null;
  readonly phone: string | null;
  readonly fax: string | null;
  readonly email: string | null;
  readonly legalPerson: string | null;
  /** 万元. */
  readonly assetsWan: number | null;
  /** Industry in words, code included where known. */
  readonly industry: string | null;
  readonly employees: number | null;
  readonly address: string | null;
  readonly postcode: string | null;
  readonly plans: readonly AppliedPlan[];
  readonly appliedOn: CivilDate | null;
}

/** Characters of the hash that are printed; enough to tell any two files apart in practice. */
const PRINTED_HASH = 8;

/** 生产经营单位生产安全事故应急预案备案申报表, made by the unit (办法 art. 27), with a list of its plans behind it. */
export function filingApplication(data: FilingApplicationData): FormDefinition {
  return fillForm(APPLICATION, {
    text: {
      统一社会信用代码: data.uscc,
      单位名称: data.unitName,
      联系人: data.contact,
      联系电话: data.phone,
      传真: data.fax,
      电子信箱: data.email,
      法定代表人: data.legalPerson,
      资产总额: amount(data.assetsWan),
      行业类型: data.industry,
      从业人数: amount(data.employees),
      单位地址: data.address,
      邮政编码: data.postcode,
      申报日期: data.appliedOn && chineseDate(data.appliedOn),
    },
    lists: {
      预案: data.plans.map((plan, index) => ({
        序号: String(index + 1),
        预案书名: quoteTitle(plan.title),
        预案名称: plan.title,
        预案类型: plan.kindName,
        版本号: plan.version,
        公布日期: plan.publishedOn,
        页数: plan.pages === null ? null : String(plan.pages),
        校验码: plan.sha256?.slice(0, PRINTED_HASH) ?? null,
      })),
    },
  });
}

function amount(count: number | null): string | null {
  return count === null ? null : count.toLocaleString('en-US');
}
