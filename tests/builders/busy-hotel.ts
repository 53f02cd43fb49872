import { markAllDutiesDirty, refreshAllDuties } from '../../db/services/duties/refresh';
import type { Desk } from './desk';
import { makeEnterprise, makeFilingCase, makePlan } from './records';

/** Works out everybody's duties, as the background does after an import. */
export async function refreshEverybody(desk: Desk): Promise<void> {
  const core = desk.host.requireCore();
  core.write.transaction(() => markAllDutiesDirty(core.write));
  await refreshAllDuties(core, (db) => ({ db, clock: core.clock, law: core.law, changed: () => undefined }));
}

/**
 * Seen on 2026-11-20: a hotel of SET-A with one plan that is to be filed by 11-24, and another filed late in a case that
 * the office has had since Monday.
 */
export function makeBusyHotel(desk: Desk) {
  const unit = makeEnterprise(desk, {
    name: '舒兰市示例宾馆',
    activities: ['hotel'],
    sets: ['SET-A'],
    legalPerson: '示大明',
  });
  const pending = makePlan(desk, {
    enterpriseId: unit.id,
    title: '火灾专项预案',
    first: { publishedOn: '2026-10-27' },
  });
  const filed = makePlan(desk, {
    enterpriseId: unit.id,
    title: '停电现场处置方案',
    kind: 'onsite',
    first: { publishedOn: '2026-10-09' },
  });
  const filingCase = makeFilingCase(desk, {
    enterpriseId: unit.id,
    planVersionIds: [filed.version.id],
    state: 'checking',
    submittedOn: '2026-11-16',
    receivedOn: '2026-11-16',
  });
  return { unit, pending, filed, filingCase };
}
