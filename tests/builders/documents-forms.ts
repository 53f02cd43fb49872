import { type FilingApplicationData, filingApplication } from '../../db/documents/forms/filing-application';
import { type FilingCertificateData, filingCertificate } from '../../db/documents/forms/filing-certificate';
import { type MaterialReceiptData, materialReceipt } from '../../db/documents/forms/material-receipt';
import { type SupplementNoticeData, supplementNotice } from '../../db/documents/forms/supplement-notice';
import { asCivilDate } from '../../db/domain/dates/civil-date';

const office = '舒兰市应急管理局';

export function makeCertificate(over: Partial<FilingCertificateData> = {}) {
  return filingCertificate({
    number: '220283-2026-0012',
    unitName: '舒兰市例源石化仓储有限公司',
    address: '舒兰市示例路18号',
    postcode: '132600',
    legalPerson: '例国强',
    handler: '示大同',
    phone: '0432-00002101',
    fax: null,
    planTitles: ['生产安全事故综合应急预案', '《储罐区火灾爆炸事故专项应急预案》'],
    office,
    filedOn: asCivilDate('2026-06-03'),
    deemed: false,
    ...over,
  });
}

export function makeApplication(over: Partial<FilingApplicationData> = {}) {
  return filingApplication({
    unitName: '舒兰市例源石化仓储有限公司',
    uscc: '91220283MAX0000000',
    contact: '示大同',
    phone: '19900001234',
    fax: null,
    email: null,
    legalPerson: '例国强',
    assetsWan: 12000,
    industry: 'G5941 油气仓储',
    employees: null,
    address: '舒兰市示例路18号',
    postcode: '132600',
    plans: [
      {
        title: '综合应急预案',
        kindName: '综合',
        version: 'V3.0',
        publishedOn: asCivilDate('2026-04-22'),
        pages: 30,
        sha256: 'ab12cd34ef567890',
      },
    ],
    appliedOn: null,
    ...over,
  });
}

export function makeReceipt(over: Partial<MaterialReceiptData> = {}) {
  return materialReceipt({
    number: null,
    unitName: '舒兰市例源石化仓储有限公司',
    planTitles: ['综合应急预案'],
    materials: [
      { name: '应急预案备案申报表', received: true, copies: 1, remark: null },
      { name: '应急资源调查清单', received: false, copies: null, remark: '待补' },
    ],
    receivedOn: asCivilDate('2026-05-08'),
    receivedAt: '09:30',
    receiver: '测一',
    deliveredBy: '示大同',
    phone: null,
    checkDueOn: asCivilDate('2026-05-15'),
    office,
    ...over,
  });
}

export function makeNotice(over: Partial<SupplementNoticeData> = {}) {
  return supplementNotice({
    number: '舒应急备补〔2026〕3号',
    unitName: '舒兰市例源石化仓储有限公司',
    planTitles: ['综合应急预案'],
    receivedOn: asCivilDate('2026-05-08'),
    items: [
      { material: '应急资源调查清单', problem: '未提交', remedy: '补充提交' },
      { material: '应急预案评审意见', problem: '缺少专家签字', remedy: null },
    ],
    contact: '测一',
    phone: null,
    office,
    issuedOn: asCivilDate('2026-05-13'),
    ...over,
  });
}
