import type { Answer } from '../../../renderer/api/contract';

type Filing = Answer<'filing', 'get'>;

const materials: readonly (readonly [string, string, boolean])[] = [
  ['M1', '应急预案备案申报表', true],
  ['M2', '应急预案评审意见', false],
  ['M3', '应急预案电子文档', true],
];

/** A case that is being checked; what a test is not about has a usual value. */
export function makeFiling(part: Partial<Filing> = {}): Filing {
  return {
    id: 'c1',
    version: 3,
    ours: true,
    kind: 'first',
    state: 'checking',
    round: 1,
    submittedOn: '2026-11-19',
    receivedOn: '2026-11-19',
    returnedOn: null,
    decidedOn: null,
    filingNo: null,
    contact: '示明远',
    contactPhone: '199****0140',
    handler: '示思源',
    remark: null,
    channel: 'paper',
    endKind: null,
    transferredTo: null,
    voidReason: null,
    certificateOn: null,
    archiveNo: null,
    receivedHere: true,
    laterCases: [],
    papers: [],
    notices: [],
    copies: [],
    warnings: [],
    previousCase: null,
    enterprise: { id: 'e1', name: '舒兰市示恒煤矿有限公司', uscc: '91220283MAX0000001' },
    plans: [
      {
        planId: 'p1',
        versionId: 'v1',
        title: '综合应急预案',
        kind: 'comprehensive',
        label: '第1版',
        publishedOn: '2026-11-02',
      },
    ],
    materials: materials.map(([key, label, needed]) => ({
      key,
      label,
      needed,
      why: needed ? '预案管理办法第二十七条' : '本单位不需要',
      local: false,
      outcome: null,
      note: null,
      wasRequested: false,
    })),
    officeClock: {
      rule: 'R-FILE-5WD',
      ruleTitle: '收到备案材料后五个工作日内核对',
      article: '预案管理办法第二十八条',
      mark: 'P',
      startOn: '2026-11-19',
      due: '2026-11-26',
      workingDays: 5,
      daysLeft: 3,
      skipped: [{ date: '2026-11-21', why: '周六' }],
      provisional: false,
      calendarVersion: '2004–2026',
      state: 'running',
    },
    enterpriseClocks: [],
    actions: [
      {
        action: 'file',
        allowed: false,
        blockers: [{ code: 'MATERIAL_UNCHECKED', text: '“应急预案备案申报表”还没有核对。' }],
      },
      {
        action: 'return-once',
        allowed: false,
        blockers: [{ code: 'NOTHING_MISSING', text: '没有勾选缺少的材料。' }],
      },
      { action: 'void', allowed: true, blockers: [] },
    ],
    timeline: [],
    ...part,
  };
}
