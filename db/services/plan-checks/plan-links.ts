import type { ReadDb } from '../../connection';
import type { Deps } from '../../core';
import { PlanDeskError } from '../../domain/errors';
import type { PlanKind } from '../../domain/plan/kinds';
import { heightOf, standsAbove } from '../../domain/plan/plan-height';
import {
  accidentKindsIn,
  type LinkProblem,
  linkProblems,
  responseLevelsIn,
} from '../../domain/plan/text-checks/plan-scope';
import type { Law } from '../../law';
import { currentDocuments } from '../../repositories/checkable-document';
import { readTextBeginning } from '../../repositories/document-text';
import { type PlanRecord, planTable } from '../../repositories/plan';
import {
  findLinkedPlan,
  type LinkedPlan,
  leadsTo,
  linksDownward,
  linksUpward,
  type PlanScope,
  planLinkTable,
  possibleUpperPlans,
  readPlanScope,
  writePlanScope,
} from '../../repositories/plan-link';
import { FieldCheck } from '../field-check';
import { assertEditable, found, newBookkeeping, nextBookkeeping } from '../own-row';
import { assertInSight, sightOf } from '../own-sight';
import { reindex } from '../search/reindex';

/** Kinds of plan that have to link upward by themselves; special and on-site plans do so through the comprehensive one. */
const MUST_LINK: ReadonlySet<PlanKind> = new Set(['comprehensive', 'government']);
const MOST_LOWER = 200;
const MOST_SUGGESTIONS = 8;
/** A plan for accidents of production as such stands above every kind. */
const GENERAL = /生产安全事故|突发事件|总体/;

interface PlanName {
  id: string;
  title: string;
  kind: PlanKind;
  ownerName: string;
}

export interface PlanLinksView {
  ours: boolean;
  version: number;
  scope: PlanScope;
  /** What title and text speak of, where it is not in the scope yet. */
  proposed: PlanScope;
  accidentKindChoices: string[];
  upper: (PlanName & {
    linkId: string;
    linkVersion: number;
    ours: boolean;
    stands: boolean;
    accidentKind: string | null;
    responseLevel: string | null;
    remark: string | null;
  })[];
  lower: PlanName[];
  candidates: PlanName[];
  suggestions: (PlanName & { shared: string[] })[];
  problems: LinkProblem[];
}

const nameOf = ({ id, title, kind, ownerName }: LinkedPlan): PlanName => ({ id, title, kind, ownerName });

/** How a plan links upward and downward, what is wrong with it and what could be linked. @throws PlanDeskError NOT_FOUND */
export function readPlanLinks(db: ReadDb, law: Law, self: string, planId: string): PlanLinksView {
  assertInSight(db, 'plan', planId);
  const plan = found(planTable.find(db, planId), '预案', planId);
  const sight = sightOf(db);
  const scope = readPlanScope(db, planId);
  const links = linksUpward(db, planId).flatMap((link) => {
    const upper = findLinkedPlan(db, link.upperPlanId);
    return upper ? [{ link, upper }] : [];
  });
  const facts = links.map(({ link, upper }) => ({
    accidentKind: link.accidentKind,
    responseLevel: link.responseLevel,
    upperTitle: upper.title,
    upperStands: upper.stands,
  }));
  const linked = new Set(links.map(({ upper }) => upper.id));
  const candidates = possibleUpperPlans(db, planId, plan.enterpriseId, sight).filter(
    ({ id }) => !linked.has(id),
  );
  return {
    ours: plan.origin === self,
    version: plan.version,
    scope,
    proposed: proposeScope(db, law, plan, scope),
    accidentKindChoices: law.accidentKinds.kinds.map(({ name }) => name),
    upper: links.map(({ link, upper }) => ({
      ...nameOf(upper),
      linkId: link.id,
      linkVersion: link.version,
      ours: link.origin === self,
      stands: upper.stands,
      accidentKind: link.accidentKind,
      responseLevel: link.responseLevel,
      remark: link.remark,
    })),
    lower: linksDownward(db, planId, MOST_LOWER, sight).map(nameOf),
    candidates: candidates.map(nameOf),
    suggestions: suggest(db, law, plan, scope, candidates),
    problems: linkProblems({ ...scope, mustLink: MUST_LINK.has(plan.kind) }, facts),
  };
}

function proposeScope(db: ReadDb, law: Law, plan: PlanRecord, scope: PlanScope): PlanScope {
  const kinds = accidentKindsIn(plan.title, law.accidentKinds);
  return {
    accidentKinds: kinds.filter((kind) => !scope.accidentKinds.includes(kind)),
    responseLevels: scope.responseLevels.length > 0 ? [] : responseLevelsIn(beginningOf(db, plan)),
  };
}

/** The levels are told in the first chapter (GB/T 29639-2020, 6.1.2); the rest would keep everybody waiting. */
const LEVELS_TOLD_WITHIN = 100_000;

function beginningOf(db: ReadDb, plan: PlanRecord): string {
  const [document] = currentDocuments(db, plan.id);
  return document ? readTextBeginning(db, document.sha256, LEVELS_TOLD_WITHIN) : '';
}

/**
 * Upper plans by what they share: accident kinds first, then those for production accidents as such; of like ones the next
 * level up comes first.
 */
function suggest(
  db: ReadDb,
  law: Law,
  plan: PlanRecord,
  scope: PlanScope,
  candidates: readonly LinkedPlan[],
): PlanLinksView['suggestions'] {
  const own = new Set([...scope.accidentKinds, ...accidentKindsIn(plan.title, law.accidentKinds)]);
  const stand = found(findLinkedPlan(db, plan.id), '预案', plan.id);
  return candidates
    .filter((candidate) => standsAbove(candidate, stand))
    .map((candidate) => {
      const kinds =
        candidate.accidentKinds.length > 0
          ? candidate.accidentKinds
          : accidentKindsIn(candidate.title, law.accidentKinds);
      const shared = kinds.filter((kind) => own.has(kind));
      const general = GENERAL.test(candidate.title) || candidate.kind === 'comprehensive' ? 1 : 0;
      return {
        ...nameOf(candidate),
        shared,
        score: shared.length * 2 + general,
        height: heightOf(candidate),
      };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.height - b.height)
    .slice(0, MOST_SUGGESTIONS)
    .map(({ score, height, ...suggestion }) => suggestion);
}

/**
 * Links a plan of this desk to the plan above it, once for each accident kind.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, LINK_CIRCULAR, LINK_EXISTS, PLAN_WITHDRAWN
 */
export function addPlanLink(
  deps: Deps,
  input: {
    planId: string;
    upperPlanId: string;
    accidentKind: string | null;
    responseLevel: string | null;
    remark: string | null;
  },
): { id: string; upperTitle: string } {
  const plan = found(planTable.find(deps.db, input.planId), '预案', input.planId);
  assertEditable(deps, plan);
  const upper = found(findLinkedPlan(deps.db, input.upperPlanId), '上级预案', input.upperPlanId);
  if (!upper.stands)
    throw new PlanDeskError('PLAN_WITHDRAWN', '这项上级预案已经撤回或移出，请另选一项。', { id: upper.id });
  if (leadsTo(deps.db, upper.id, plan.id))
    throw new PlanDeskError('LINK_CIRCULAR', '所选预案正是以本预案为上级的，不能反过来衔接，请另选一项。', {
      id: upper.id,
    });
  const check = new FieldCheck();
  const accidentKind = check.text(input.accidentKind);
  const same = linksUpward(deps.db, plan.id).find(
    (link) => link.upperPlanId === upper.id && link.accidentKind === accidentKind,
  );
  if (same)
    throw new PlanDeskError('LINK_EXISTS', '已经登记过这条衔接，如需修改请先移除原来的一条。', {
      id: same.id,
    });
  const id = deps.newId();
  planLinkTable.insert(deps.db, {
    id,
    planId: plan.id,
    upperPlanId: upper.id,
    accidentKind,
    responseLevel: check.text(input.responseLevel),
    remark: check.lines(input.remark),
    ...newBookkeeping(deps),
  });
  deps.changed('plans', [plan.id, upper.id]);
  return { id, upperTitle: upper.title };
}

/** Takes a link back; the row stays with the reason. @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION */
export function removePlanLink(
  deps: Deps,
  input: { id: string; expectedVersion: number; reason: string },
): { planId: string; upperPlanId: string } {
  const link = found(planLinkTable.find(deps.db, input.id), '衔接', input.id);
  assertEditable(deps, link, input.expectedVersion);
  planLinkTable.update(deps.db, {
    ...nextBookkeeping(deps, link),
    voidedAt: deps.clock.now(),
    voidReason: input.reason,
  });
  deps.changed('plans', [link.planId, link.upperPlanId]);
  return { planId: link.planId, upperPlanId: link.upperPlanId };
}

/**
 * Says what a plan is for and in which levels it responds. Names are tidied, repeats dropped, the order kept.
 * @throws PlanDeskError NOT_FOUND, NOT_OURS, VOIDED, STALE_VERSION
 */
export function setPlanScope(
  deps: Deps,
  input: { planId: string; expectedVersion: number } & PlanScope,
): { id: string; version: number } {
  const before = found(planTable.find(deps.db, input.planId), '预案', input.planId);
  assertEditable(deps, before, input.expectedVersion);
  const check = new FieldCheck();
  const tidy = (values: readonly string[]) => [
    ...new Set(values.flatMap((value) => check.text(value) ?? [])),
  ];
  const plan = nextBookkeeping(deps, before);
  planTable.update(deps.db, plan);
  writePlanScope(deps.db, plan.id, {
    accidentKinds: tidy(input.accidentKinds),
    responseLevels: tidy(input.responseLevels),
  });
  reindex(deps.db, 'plan', [plan.id]);
  deps.changed('plans', [plan.id]);
  return { id: plan.id, version: plan.version };
}
