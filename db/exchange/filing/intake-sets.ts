import { asCivilDate } from '../../domain/dates/civil-date';
import { type EnterpriseFacts, knownActivities } from '../../domain/enterprise/facts';
import {
  computeRuleSets,
  definitionsInForce,
  memberSets,
  type RuleSetDefinition,
  type SetMembership,
  type SetOverride,
} from '../../domain/enterprise/rule-sets';
import type { EnterpriseRecord } from '../../repositories/enterprise';
import { listSetOverrides, type SetOverrideRecord } from '../../repositories/enterprise-set-override';
import type { IntakeContext } from './match-intake';
import type { MatterRows } from './matter-rows';

/** A decision by which the unit says of itself otherwise than this register does. */
export interface SetDecision {
  set: string;
  title: string;
  /** As the unit decided, with its reason and who decided. */
  theirs: { member: boolean; reason: string; by: string };
  /** As it counts here; `reason` of a decision made here, null when it is computed. */
  ours: { member: boolean; reason: string | null };
}

function membershipsOf(
  unit: EnterpriseRecord,
  inForce: readonly RuleSetDefinition[],
  overrides: readonly SetOverrideRecord[],
): SetMembership[] {
  const facts = { ...unit, activities: knownActivities(unit.activities) } as EnterpriseFacts;
  const decided = overrides.map(
    ({ setId, member, reason }) => ({ set: setId, member, reason }) as SetOverride,
  );
  return computeRuleSets(facts, inForce, decided);
}

/** A unit that is not registered here, with the rule sets that its own facts make. */
export function withSets(
  unit: EnterpriseRecord,
  definitions: readonly RuleSetDefinition[],
  today: string,
): EnterpriseRecord {
  return {
    ...unit,
    sets: memberSets(membershipsOf(unit, definitionsInForce(definitions, asCivilDate(today)), [])),
  };
}

/** The unit's decisions that would change what counts here; those that change nothing are left out. */
export function setDecisions(
  { db, definitions, today }: IntakeContext,
  rows: Pick<MatterRows, 'unit' | 'overrides'>,
  unit: EnterpriseRecord | null,
): SetDecision[] {
  if (rows.overrides.length === 0) return [];
  const inForce = definitionsInForce(definitions, asCivilDate(today));
  const ours = membershipsOf(unit ?? rows.unit, inForce, unit === null ? [] : listSetOverrides(db, unit.id));
  return rows.overrides.flatMap(({ setId, member, reason, decidedBy }): SetDecision[] => {
    const counts = ours.find(({ set }) => set === setId);
    const title = inForce.find(({ id }) => id === setId)?.title;
    if (!counts || title === undefined || counts.member === member) return [];
    return [
      {
        set: setId,
        title,
        theirs: { member, reason, by: decidedBy },
        ours: { member: counts.member, reason: counts.overridden?.reason ?? null },
      },
    ];
  });
}
