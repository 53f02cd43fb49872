import { asCivilDate } from '../../../db/domain/dates/civil-date';
import { deskLaw } from '../../../db/law/desk-law';
import { dutyViewsOfSubject } from '../../../db/repositories/duty-view';
import { viewDuty } from '../../../db/services/duties/duty-view';
import { evaluateForEveryone } from '../../../db/services/duties/evaluate-on';
import { explainDuty, listRules } from '../../../db/services/duties/explain-duty';
import { homeFigures, homeInbox } from '../../../db/services/duties/inbox';
import { recomputeDuties } from '../../../db/services/duties/recompute';
import { filingClockGroups } from '../../../db/services/filing/clock-groups';
import { assertSubjectInSight } from '../../../db/services/own-sight';
import type { Contract } from '../../contract/index';
import type { Handlers } from '../dispatch';

export const duties: Handlers<Contract>['duties'] = {
  inbox: ({ read, core }, input) => homeInbox(read, core.law, core.clock.today(), input.limit),
  figures: ({ read, core }) => ({ figures: homeFigures(read, core.law, core.clock.today()) }),
  filingClocks: ({ read, core }) => ({
    groups: filingClockGroups(read, core.law, core.clock.today()),
  }),
  forSubject: ({ read, core }, input) => {
    assertSubjectInSight(read, input.subjectId);
    return {
      rows: dutyViewsOfSubject(read, input.subjectId).map((row) =>
        viewDuty(row, core.law.ruleBook, core.clock.today()),
      ),
    };
  },
  trace: ({ read, core }, input) => explainDuty(read, core.law, core.clock.today(), input),
  rules: ({ read, core }) => listRules(read, core.law),
  evaluate: async ({ core, progress, signal }, { asOf, ...wanted }) => ({
    asOf,
    rulePack: core.law.packVersion,
    calendarCoverage: deskLaw(core.read, core.law).coverage,
    duties: await evaluateForEveryone(core, asCivilDate(asOf), wanted, {
      signal,
      progress: (done, total) => progress({ done, total, label: 'duties' }),
    }),
  }),
  recompute: async ({ core, depsFor, auditIn, progress, signal }) => {
    const outcome = await recomputeDuties(core, depsFor, {
      signal,
      progress: (done, total) => progress({ done, total, label: 'duties' }),
    });
    await core.transaction((db) => auditIn(db, 'duty', null, { ...outcome }));
    return outcome;
  },
};
