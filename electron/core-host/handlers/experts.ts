import { asCivilDate } from '../../../db/domain/dates/civil-date';
import { recogniseSpecialties } from '../../../db/domain/expert/specialties';
import { prepareRoster } from '../../../db/exchange/desk/outgoing-roster';
import { makePack } from '../../../db/exchange/packs/make-pack';
import { expertsOfDrill } from '../../../db/repositories/expert-pool';
import { expertPairs, keepApart, mergeExperts } from '../../../db/services/experts/expert-duplicates';
import { saveEntry, voidEntry } from '../../../db/services/experts/expert-entries';
import { takeStep } from '../../../db/services/experts/expert-steps';
import { saveExpert } from '../../../db/services/experts/save-expert';
import { viewExpert } from '../../../db/services/experts/view-expert';
import { assertInSight } from '../../../db/services/own-sight';
import type { Contract } from '../../contract/index';
import type { Handlers } from '../dispatch';
import { sendPackage } from '../send-package';

const nameOf = ({ code, name }: { code: string; name: string }) => ({ code, name });
const dayOrNull = (day: string | null) => (day === null ? null : asCivilDate(day));

export const experts: Handlers<Contract>['experts'] = {
  get: ({ host, core, read }, { id }) =>
    viewExpert({ db: read, self: host.requireSelf(), law: core.law, today: core.clock.today() }, id),
  catalogue: ({ core }) => {
    const { specialties, tasks, note, mark } = core.law.specialties;
    return { specialties: specialties.map(nameOf), tasks: tasks.map(nameOf), note, mark };
  },
  recognise: ({ core }, { written }) => {
    const { codes, unrecognised } = recogniseSpecialties(written, core.law.specialties);
    return { codes, unrecognised };
  },
  save: ({ deps, audit }, input) => {
    const made = saveExpert(deps, input);
    audit('experts', made.id, { fields: Object.keys(input.values) });
    return made;
  },
  step: ({ deps, audit }, input) => {
    audit('experts', input.id, { step: input.step, onDay: input.onDay, reason: input.reason });
    return takeStep(deps, {
      ...input,
      onDay: asCivilDate(input.onDay),
      termFrom: dayOrNull(input.termFrom),
      termTo: dayOrNull(input.termTo),
    });
  },
  saveEntry: ({ deps, audit }, input) => {
    const made = saveEntry(deps, input);
    audit('experts', input.expertId, { entry: input.kind, id: made.id });
    return made;
  },
  voidEntry: ({ deps, audit }, input) => {
    const { expertId, ...made } = voidEntry(deps, input);
    audit('experts', expertId, { voided: input.kind, id: made.id, reason: input.reason });
    return made;
  },
  duplicates: ({ host, read }) => expertPairs({ db: read, self: host.requireSelf() }),
  keepApart: ({ deps, audit }, input) => {
    audit('experts', input.a, { distinctFrom: input.b, reason: input.reason });
    return keepApart(deps, input);
  },
  merge: ({ deps, audit }, input) => {
    const { batchId, moved, keep, drop } = mergeExperts(deps, input);
    audit('experts', input.keepId, { merged: drop, into: keep });
    return { batchId, moved };
  },
  writeRoster: async ({ host, core, progress, signal, depsFor, auditIn }, input) => {
    const { prepared, handed } = await core.transaction((db) => {
      const prepared = prepareRoster(depsFor(db), input);
      return { prepared, handed: makePack(depsFor(db), prepared.head.packageId, input.contents) };
    });
    return sendPackage(
      { host, core, progress, signal, depsFor, auditIn },
      {
        prepared,
        target: host.grants.path(input.file),
        password: input.password,
        order: {
          changedSince: null,
          withFiles: handed.length > 0,
          matter: { kind: 'roster', caseId: '', papers: [], contents: input.contents, handed },
        },
      },
    );
  },
  ofDrill: ({ host, read }, { drillId }) => {
    assertInSight(read, 'drill', drillId);
    const self = host.requireSelf();
    return {
      rows: expertsOfDrill(read, drillId).map(({ origin, attended, ...row }) => ({
        ...row,
        ours: origin === self,
        attended: attended === null ? null : attended === 1,
      })),
    };
  },
};
