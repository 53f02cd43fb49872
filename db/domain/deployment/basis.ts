import type { StandingMark } from '../duties/rule-book';
import type { DeploymentKind } from './codes';

/** What a call-up, its costs or a compensation rests on, in law. */
export interface LegalBasis {
  readonly id: string;
  /** For which of them it speaks. */
  readonly kinds: readonly DeploymentKind[];
  /** What it says, in short. */
  readonly text: string;
  readonly source: { readonly title: string; readonly article: string };
  readonly mark: StandingMark;
  readonly effectiveFrom: string;
}

/** resources/rules/compensation.json. */
export interface CompensationRules {
  readonly note: string;
  readonly bases: readonly LegalBasis[];
}

/** The bases that hold for one kind on a day. */
export function basesFor(rules: CompensationRules, kind: DeploymentKind, onDate: string): LegalBasis[] {
  return rules.bases.filter((basis) => basis.kinds.includes(kind) && basis.effectiveFrom <= onDate);
}

/** A basis as it is cited: 《…》第十二条. */
export function citationOf({ source }: Pick<LegalBasis, 'source'>): string {
  return `《${source.title}》${source.article}`;
}
