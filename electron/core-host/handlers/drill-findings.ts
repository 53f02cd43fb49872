import type { z } from 'zod';
import { addFinding, updateFinding, voidFinding } from '../../../db/services/drill-findings/edit-finding';
import { stepFinding } from '../../../db/services/drill-findings/finding-steps';
import { proposeRevision } from '../../../db/services/drill-findings/propose-revision';
import { linkRepeat, offerRepeats } from '../../../db/services/drill-findings/repeats';
import {
  type FindingView,
  sectionsOf,
  targetsOf,
  viewFinding,
  viewFindings,
} from '../../../db/services/drill-findings/view-findings';
import type { findingView } from '../../contract/drill-findings';
import type { Contract } from '../../contract/index';
import type { Handlers, QueryContext } from '../dispatch';

function shown(view: FindingView, self: string): z.input<typeof findingView> {
  const { record, files, corrections, ...rest } = view;
  return {
    ...rest,
    id: record.id,
    version: record.version,
    ours: record.origin === self,
    number: record.number,
    title: record.title,
    area: record.area,
    severity: record.severity,
    evidence: record.evidence,
    logIds: [...record.logIds],
    item: record.item,
    sectionPath: [...record.sectionPath],
    owner: record.owner,
    dueOn: record.dueOn,
    remark: record.remark,
    state: record.state,
    closedOn: record.closedOn,
    repeatsId: record.repeatsId,
    carriedReason: record.carriedReason,
    files: files.map(({ kind, ...file }) => ({ ...file, kind: kind as 'photo' })),
    // Accounts are this desk's own affair: names are what is shown.
    corrections: corrections.map(
      ({ id, measure, doneOn, doneBy, proof, verdict, verifiedOn, verifiedBy, verifyNote }) => ({
        id,
        measure,
        doneOn,
        doneBy,
        proof,
        verdict,
        verifiedOn,
        verifiedBy,
        verifyNote,
      }),
    ),
  };
}

const looking = ({ core, session }: Pick<QueryContext, 'core' | 'session'>) => ({
  today: core.clock.today(),
  account: session.user?.id ?? null,
});

export const drillFindings: Handlers<Contract>['drillFindings'] = {
  list: (context, { drillId }) => {
    const self = context.host.requireSelf();
    const { drill, takesFindings, findings, carriedIn } = viewFindings(
      context.read,
      drillId,
      looking(context),
    );
    return {
      drillId,
      planId: drill.planId,
      ours: drill.origin === self,
      takesFindings,
      findings: findings.map((view) => shown(view, self)),
      carriedIn: carriedIn.map((view) => shown(view, self)),
    };
  },
  get: (context, { id }) =>
    shown(viewFinding(context.read, id, looking(context)), context.host.requireSelf()),
  repeats: ({ read }, input) => ({ repeats: offerRepeats(read, input) }),
  sections: ({ read }, { drillId }) => sectionsOf(read, drillId),
  targets: ({ read }, { drillId }) => ({ drills: targetsOf(read, drillId) }),
  add: ({ deps, audit }, input) => {
    const added = addFinding(deps, input);
    audit('drill_finding', added.id, { drillId: input.drillId, number: added.number, title: input.title });
    return added;
  },
  update: ({ deps, audit }, input) => {
    audit('drill_finding', input.id, { title: input.fields.title });
    return updateFinding(deps, input);
  },
  step: ({ deps, audit }, input) => {
    const { action, onDate, by, owner, dueOn, targetId, reason } = input;
    audit('drill_finding', input.id, { action, onDate, by, owner, dueOn, targetId, reason });
    return stepFinding(deps, input);
  },
  judge: ({ deps, audit }, input) => {
    const { action, onDate, by, reason } = input;
    audit('drill_finding', input.id, { action, onDate, by, reason });
    return stepFinding(deps, input);
  },
  linkRepeat: ({ deps, audit }, input) => {
    audit('drill_finding', input.id, { repeatsId: input.repeatsId });
    return linkRepeat(deps, input);
  },
  proposeRevision: ({ deps, audit }, input) => {
    const proposed = proposeRevision(deps, input);
    audit('drill_finding', input.id, { planId: proposed.planId, triggerId: proposed.triggerId });
    return proposed;
  },
  void: ({ deps, audit }, input) => {
    audit('drill_finding', input.id, { reason: input.reason });
    return voidFinding(deps, input);
  },
};
