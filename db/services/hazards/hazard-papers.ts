import type { ReadDb } from '../../connection';
import type { FormDefinition } from '../../documents/forms/definition';
import { hazardArchive, hazardCalculation } from '../../documents/forms/hazard-sheets';
import type { AlarmLevel } from '../../domain/hazard/codes';
import type { HazardDoubt } from '../../domain/hazard/level';
import { enterpriseTable } from '../../repositories/enterprise';
import { found } from '../own-row';
import { type Looking, viewHazard } from './view-hazard';

export type HazardPaper = 'calculation' | 'archive';

const ALARMS: Readonly<Record<AlarmLevel, string>> = {
  blue: '蓝色',
  yellow: '黄色',
  orange: '橙色',
  red: '红色',
};

const DOUBTS: Readonly<Record<HazardDoubt, string>> = {
  'level-of-r': '录入的级别与录入的 R 值不对应。',
  'r-of-substances': '录入的 R 值与按物质数量计算的结果不一致。',
  'level-of-substances': '录入的级别与按物质数量计算的级别不一致。',
  'not-major': '按录入的物质数量，比值之和小于1，不构成重大危险源。',
};

/** A paper of a hazard: the sheet of its calculation, or its archive. @throws PlanDeskError NOT_FOUND */
export function hazardPaper(db: ReadDb, paper: HazardPaper, id: string, looking: Looking): FormDefinition {
  const view = viewHazard(db, id, looking);
  const sheet = {
    hazard: view.record,
    unitName: view.unit.name,
    substances: view.substances,
    result: view.result,
    doubts: view.doubts.map((doubt) => DOUBTS[doubt]),
    rules: looking.law.hazardRules.levels,
  };
  if (paper === 'calculation') return hazardCalculation(sheet);
  const unit = found(enterpriseTable.find(db, view.unit.id), '单位', view.unit.id);
  return hazardArchive({
    ...sheet,
    address: unit.address,
    principal: unit.principal,
    plans: view.plans,
    teams: view.teams,
    supplies: view.supplies,
    alarms: view.alarms.map((alarm) => ({ ...alarm, level: ALARMS[alarm.level] })),
  });
}
