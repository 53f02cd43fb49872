import type { z } from 'zod';
import type { DrillRecord } from '../../../db/repositories/drill';
import { acceptSchedule } from '../../../db/services/drills/accept-schedule';
import { clashesOf } from '../../../db/services/drills/clashes';
import {
  cancelDrill,
  closeDrill,
  completeDrill,
  evaluateDrill,
  nextDrillSteps,
  postponeDrill,
  recordDrill,
  reportDrill,
  voidDrill,
} from '../../../db/services/drills/drill-steps';
import { planDrill, updateDrill } from '../../../db/services/drills/edit-drill';
import { drillYear, dutiesOfDrill, showDrill } from '../../../db/services/drills/show-drill';
import { refreshAllDuties } from '../../../db/services/duties/refresh';
import { drillFields } from '../../contract/drills';
import type { Contract } from '../../contract/index';
import { afterwards } from '../afterwards';
import type { Handlers } from '../dispatch';

type DrillFields = z.output<typeof drillFields>;
const FIELDS = Object.keys(drillFields.shape) as (keyof typeof drillFields.shape)[];

/** As the record has them: what another office merged in may be longer than this form would take. */
const fieldsOf = (record: DrillRecord): DrillFields =>
  Object.fromEntries(FIELDS.map((field) => [field, record[field]])) as unknown as DrillFields;

export const drills: Handlers<Contract>['drills'] = {
  get: ({ host, core, read }, input) => {
    const { record, enterprise, planName } = showDrill(read, input.id);
    return {
      id: record.id,
      version: record.version,
      ours: record.origin === host.requireSelf(),
      state: record.state,
      stateReason: record.stateReason,
      fields: fieldsOf(record),
      enterprise,
      planName,
      meets: dutiesOfDrill(read, core.law, record),
      clashes: clashesOf(read, record),
      actions: nextDrillSteps(read, record, core.clock.today()),
    };
  },
  plan: ({ deps, audit }, input) => {
    const made = planDrill(deps, input);
    audit('drill', made.id, { title: input.title, plannedOn: input.plannedOn });
    return made;
  },
  record: ({ deps, audit }, input) => {
    const made = recordDrill(deps, input);
    audit('drill', made.id, {
      title: input.title,
      startOn: input.startOn,
      endOn: input.endOn,
      evaluated: input.evaluated,
    });
    return made;
  },
  update: ({ deps, audit }, input) => {
    audit('drill', input.id, { title: input.fields.title });
    return updateDrill(deps, input);
  },
  complete: ({ deps, audit }, input) => {
    audit('drill', input.id, { startOn: input.startOn, endOn: input.endOn, evaluated: input.evaluated });
    return completeDrill(deps, input);
  },
  evaluate: ({ deps, audit }, input) => {
    audit('drill', input.id, { evaluatedOn: input.evaluatedOn });
    return evaluateDrill(deps, input);
  },
  report: ({ deps, audit }, input) => {
    audit('drill', input.id, { reportedOn: input.reportedOn });
    return reportDrill(deps, input);
  },
  close: ({ deps, audit }, input) => {
    audit('drill', input.id);
    return closeDrill(deps, input);
  },
  cancel: ({ deps, audit }, input) => {
    audit('drill', input.id, { reason: input.reason });
    return cancelDrill(deps, input);
  },
  postpone: ({ deps, audit }, input) => {
    audit('drill', input.id, { plannedOn: input.plannedOn, reason: input.reason });
    return postponeDrill(deps, input);
  },
  void: ({ deps, audit }, input) => {
    audit('drill', input.id, { reason: input.reason });
    return voidDrill(deps, input);
  },
  propose: ({ host, core, progress, signal }, input) =>
    host.tasks.run(
      'propose-schedule',
      {
        database: core.file,
        resourcesFolder: host.options.resourcesFolder,
        year: input.year,
        today: core.clock.today(),
        self: host.requireSelf(),
        enterpriseId: input.enterpriseId ?? null,
      },
      { progress, signal },
    ),
  accept: async ({ host, core, progress, signal, depsFor, auditIn }, input) => {
    const { created } = await core.longTransaction(async (db, pause) => {
      const request = { year: input.year, enterpriseId: input.enterpriseId ?? null };
      const made = await acceptSchedule(depsFor(db), request, pause, (done, total) =>
        progress({ done, total, label: 'schedule' }),
      );
      auditIn(db, 'drill_year_plan', input.enterpriseId ?? null, { year: input.year, created: made.created });
      return made;
    }, signal);
    await afterwards(host, 'drills', () =>
      refreshAllDuties(core, depsFor, {
        progress: (done, total) => progress({ done, total, label: 'duties' }),
      }),
    );
    return { created };
  },
  year: ({ core, read }, input) =>
    drillYear(read, input.year, core.clock.today(), input.enterpriseId ?? null),
};
