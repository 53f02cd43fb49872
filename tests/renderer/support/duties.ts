import type { Answer } from '../../../renderer/api/contract';

type Duty = Answer<'duties', 'forSubject'>['rows'][number];

/** A duty of a made-up unit; what a test is not about has a usual value. */
export function makeDuty(part: Partial<Duty> = {}): Duty {
  return {
    subjectId: 'e1',
    owner: '91220283MAX0000001',
    ownerName: '舒兰市示恒煤矿有限公司',
    rule: 'R-FILE-20WD',
    ruleTitle: '预案公布后二十个工作日内备案',
    period: '',
    refId: 'v1',
    refTitle: '舒兰市示恒煤矿有限公司综合应急预案',
    due: '2026-11-09',
    daysLeft: -12,
    state: 'overdue',
    late: true,
    leads: false,
    action: { kind: 'receive-filing', id: 'e1' },
    ...part,
  };
}

/** The explanation of that duty. */
export function makeTrace(duty: Duty = makeDuty()): Answer<'duties', 'trace'> {
  return {
    duty,
    ruleText: '重点单位应当自预案公布之日起二十个工作日内备案。',
    source: '生产安全事故应急预案管理办法',
    article: '第二十六条',
    mark: 'P',
    markMeaning: '部分核对',
    effectiveFrom: '2019-09-01',
    lines: [{ label: '公布日期', text: '2026-10-12' }],
    skipped: [{ date: '2026-10-17', why: '周六' }],
    evidence: [],
    considered: [
      {
        kind: 'filing',
        id: 'c1',
        date: '2026-11-20',
        title: '备案申报',
        counted: false,
        why: '在到期日之后',
      },
    ],
    calendar: '2004–2026',
    switches: [],
  };
}
