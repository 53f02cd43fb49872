import type { Answer } from '../../../renderer/api/contract';
import { makePackage } from './packages';

type CaseRehearsal = Answer<'filingPackages', 'rehearse'>;
type Intake = NonNullable<CaseRehearsal['intake']>;
type UnitFiling = Answer<'filingPackages', 'get'>;

const UNIT = '舒兰市示恒煤矿有限公司';

/** A hand-in as an office's database sees it; what a test is not about has a usual value. */
export function makeIntake(part: Partial<Intake> = {}): Intake {
  return {
    as: 'first',
    round: 1,
    submittedOn: '2026-11-19',
    contact: '示明远',
    remark: null,
    ownCaseId: null,
    unit: {
      name: UNIT,
      uscc: '91220283MAX0000001',
      regionCode: '220283',
      address: '矿区路3号',
      how: 'code',
      matched: { id: 'e1', name: UNIT, uscc: '91220283MAX0000001' },
      differences: [],
    },
    sets: [],
    plans: [
      {
        versionId: 'v9',
        title: '综合应急预案',
        kind: 'comprehensive',
        label: '第1版',
        publishedOn: '2026-11-02',
        outcome: 'known',
        files: 3,
        differences: [],
      },
    ],
    materials: [
      { key: 'M1', label: '应急预案备案申报表', needed: true, why: '第二十七条', local: false, files: 1 },
    ],
    ...part,
  };
}

/** A filing package looked at: from `sender`, the n-th of its packages. */
export function makeCaseRehearsal(
  part: Partial<CaseRehearsal> & { sender?: string; sequence?: number } = {},
): CaseRehearsal {
  const { sender = UNIT, sequence = 1, ...rest } = part;
  return {
    rehearsalId: `r-${sender}-${sequence}`,
    package: makePackage({
      kind: 'filing',
      sender: { id: `desk of ${sender}`, name: sender, regionCode: '220283', level: 'county' },
      sequence,
    }),
    warnings: [],
    blocks: [],
    intake: makeIntake(),
    result: null,
    ...rest,
  };
}

/** A hand-in at a unit's desk. */
export function makeUnitFiling(part: Partial<UnitFiling> = {}): UnitFiling {
  return {
    id: 'c1',
    version: 2,
    state: 'draft',
    round: 1,
    unit: { id: 'e1', name: UNIT, uscc: '91220283MAX0000001', sets: ['SET-B'] },
    plans: [],
    fields: {
      contact: null,
      phone: null,
      fax: null,
      email: null,
      legalPerson: null,
      assetsWan: null,
      industry: null,
      employees: null,
      address: null,
      postcode: null,
    },
    materials: [
      {
        key: 'M4',
        label: '风险评估结果',
        needed: true,
        why: '第二十七条',
        local: false,
        requested: false,
        note: null,
        open: true,
        outcome: 'missing',
        files: [],
      },
    ],
    gaps: [{ key: 'M4', label: '风险评估结果' }],
    submittedOn: null,
    returnedOn: null,
    decidedOn: null,
    filingNo: null,
    offices: [],
    papers: [],
    ...part,
  };
}
