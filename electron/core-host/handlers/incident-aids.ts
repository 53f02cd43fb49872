import type { ReadDb } from '../../../db/connection';
import { maskPhone } from '../../../db/domain/codes/mask';
import { selfOffice } from '../../../db/repositories/office';
import { aidsAround, numbersAround } from '../../../db/services/incidents/find-around';
import { findCallees } from '../../../db/services/incidents/find-calls';
import { findPlans, proposeSteps } from '../../../db/services/incidents/find-plans';
import { spotOf } from '../../../db/services/incidents/find-spot';
import { callKey, callLine, noteCall } from '../../../db/services/incidents/note-call';
import { addStep, markStep, startPlan } from '../../../db/services/incidents/take-up-plan';
import type { Contract } from '../../contract/index';
import type { Handlers } from '../dispatch';

const ownRegion = (db: ReadDb) => selfOffice(db)?.regionCode ?? '';
const wordsOf = <T extends { code: string }>(entries: readonly T[], label: (entry: T) => string) =>
  entries.map((entry) => ({ code: entry.code, label: label(entry) }));

export const incidentAids: Handlers<Contract>['incidentAids'] = {
  words: ({ core: { law } }) => ({
    accidentKinds: law.accidentKinds.kinds.map(({ name }) => name),
    capabilities: wordsOf(law.capabilities.capabilities, ({ label }) => label),
    facilityCapabilities: wordsOf(law.contactFields.facilityCapabilities, ({ label }) => label),
    specialties: wordsOf(law.specialties.specialties, ({ name }) => name),
    contactFields: wordsOf(law.contactFields.fields, ({ label }) => label),
    teamFields: wordsOf(law.teams.fields, ({ name }) => name),
  }),
  around: ({ core, read }, { spot, metres }) => {
    const look = { db: read, law: core.law, today: core.clock.today() };
    const { spot: seen, ...aids } = aidsAround(look, spotOf(read, spot, ownRegion(read)), metres);
    const { accidentKind, enterpriseId, enterpriseName, place, placeFrom } = seen;
    return { spot: { accidentKind, enterpriseId, enterpriseName, place, placeFrom }, ...aids };
  },
  plans: ({ core, read }, { spot }) => ({
    rows: findPlans({ db: read, law: core.law }, spotOf(read, spot, ownRegion(read))),
  }),
  proposedSteps: ({ core, read }, { planId, accidentKind }) =>
    proposeSteps({ db: read, law: core.law }, planId, accidentKind),
  startPlan: ({ deps, audit }, input) => {
    const made = startPlan(deps, input);
    audit('incident', input.incidentId, { plan: input.planId, steps: input.steps.length });
    return made;
  },
  addStep: ({ deps, audit }, input) => {
    const made = addStep(deps, input);
    audit('incident_step', made.id);
    return made;
  },
  markStep: ({ deps, audit }, input) => {
    audit('incident_step', input.stepId, { mark: input.mark });
    return markStep(deps, input);
  },
  calls: ({ core, read }, { spot }) => {
    const { law } = core;
    const why = new Map(law.contactFields.fields.map((field) => [field.code, field.why]));
    const lines = findCallees(
      { db: read, law, today: core.clock.today() },
      spotOf(read, spot, ownRegion(read)),
    );
    return {
      lines: lines.map((line) => ({
        key: callKey(line),
        group: line.group,
        source: line.source,
        organisation: line.organisation,
        name: line.name,
        post: line.post,
        phone: line.personal ? maskPhone(line.phone) : line.phone,
        personal: line.personal,
        contactField: line.contactField,
        why: line.contactField === null ? null : (why.get(line.contactField) ?? null),
        also: [...line.also],
      })),
    };
  },
  revealCall: ({ deps, audit }, { spot, key }) => {
    const look = { db: deps.db, law: deps.law, today: deps.clock.today() };
    const line = callLine(look, spot, ownRegion(deps.db), key);
    audit(line.source, line.sourceId, { revealed: line.field });
    return { value: line.phone };
  },
  revealAround: ({ deps, audit }, { spot, of }) => {
    const look = { db: deps.db, law: deps.law, today: deps.clock.today() };
    const numbers = numbersAround(look, spotOf(deps.db, spot, ownRegion(deps.db)), of);
    const incidentId = spot.of === 'incident' ? spot.incidentId : null;
    audit('incident', incidentId, { revealed: of, records: numbers.map(({ id }) => id) });
    return { numbers };
  },
  noteCall: ({ deps, audit }, input) => {
    audit('incident', input.incidentId, { called: input.key });
    return noteCall(deps, ownRegion(deps.db), input);
  },
};
