import type { CivilDate } from '../../domain/dates/civil-date';
import { chineseDate, type FormDefinition, quoteTitle } from './definition';
import { fillForm } from './pack/fill';
import { CERTIFICATE } from './pack/unit-forms';

/** Values of the certificate; whatever is unknown is null and printed as a blank. */
export interface FilingCertificateData {
  readonly number: string | null;
  readonly unitName: string;
  readonly address: string | null;
  readonly postcode: string | null;
  readonly legalPerson: string | null;
  /** 经办人 of the unit, as named in the application. */
  readonly handler: string | null;
  readonly phone: string | null;
  readonly fax: string | null;
  readonly planTitles: readonly string[];
  readonly office: string;
  readonly filedOn: CivilDate | null;
  /** Filed by lapse of time (办法 art. 28): the wording says so instead of attesting complete materials. */
  readonly deemed: boolean;
}

const FILED = '材料齐全，予以备案。';
const LAPSED =
  '自收到备案材料之日起五个工作日内未作出处理，依照《生产安全事故应急预案管理办法》第二十八条，视为已经备案。';

/** 生产经营单位生产安全事故应急预案备案登记表, issued by the receiving office (办法 arts. 27, 28). */
export function filingCertificate(data: FilingCertificateData): FormDefinition {
  return fillForm(CERTIFICATE, {
    text: {
      备案编号: data.number,
      单位名称: data.unitName,
      单位地址: data.address,
      邮政编码: data.postcode,
      法定代表人: data.legalPerson,
      经办人: data.handler,
      联系电话: data.phone,
      传真: data.fax,
      备案结论: data.deemed ? LAPSED : FILED,
      机关名称: data.office,
      备案日期: data.filedOn && chineseDate(data.filedOn),
    },
    lists: { 预案: data.planTitles.map((title) => ({ 预案书名: quoteTitle(title) })) },
  });
}
