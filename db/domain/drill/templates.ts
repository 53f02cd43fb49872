import type { StandingMark } from '../duties/rule-book';
import type { InjectChannel, ParticipantKind, ParticipantRole } from './codes';
import type { ReadinessRule } from './readiness';

/** A part that somebody or something has in a drill of this kind. */
export interface TemplateRole {
  readonly name: string;
  readonly role: ParticipantRole;
  readonly kind: ParticipantKind;
  readonly duty: string;
}

export interface TemplateObjective {
  /** By which the template's injects name it. */
  readonly key: string;
  readonly text: string;
  readonly standard: string;
  /** Words that headings of a plan have where it deals with this. */
  readonly find: readonly string[];
}

export interface TemplateInject {
  /** Minutes after the start. */
  readonly at: number;
  readonly phase: string;
  readonly from: string;
  readonly to: string;
  readonly channel: InjectChannel;
  readonly text: string;
  /** What is asked of those at a table-top drill. */
  readonly question: string;
  readonly expect: string;
  /** By when after the inject, minutes. */
  readonly within: number;
  readonly objective: string;
}

/** A drill to start from, for real action and table-top alike. */
export interface DrillTemplate {
  readonly id: string;
  readonly title: string;
  /** Of resources/codes/accident-kinds.json. */
  readonly accidentKind: string;
  /** Labels of supervision categories where such drills are usual. */
  readonly industries: readonly string[];
  /** Words that titles of plans and drills of this kind have. */
  readonly words: readonly string[];
  readonly minutes: number;
  readonly background: string;
  readonly scenario: string;
  readonly safety: readonly string[];
  readonly roles: readonly TemplateRole[];
  readonly kit: readonly string[];
  readonly objectives: readonly TemplateObjective[];
  readonly injects: readonly TemplateInject[];
}

/** resources/rules/drill-templates.json. */
export interface DrillTemplates {
  readonly id: string;
  readonly version: string;
  readonly mark: StandingMark;
  readonly note: string;
  readonly commonRoles: readonly TemplateRole[];
  readonly commonSafety: readonly string[];
  readonly readiness: readonly ReadinessRule[];
  readonly templates: readonly DrillTemplate[];
}

/** What is known of a drill when a template is looked for. */
export interface TemplateWish {
  /** Titles of the drill and its plan, its scenario so far. */
  readonly words: readonly string[];
  readonly accidentKind: string | null;
  readonly industries: readonly string[];
}

export interface RankedTemplate {
  readonly template: DrillTemplate;
  /** Named by the drill or its plan, or of its kind of accident. */
  readonly fits: boolean;
}

/** Templates in the order in which they are likely to be wanted: by their words, then the accident, then the industry. */
export function rankTemplates(templates: readonly DrillTemplate[], wish: TemplateWish): RankedTemplate[] {
  const told = wish.words.join('\n');
  const scored = templates.map((template, at) => {
    const named = template.words.filter((word) => told.includes(word)).length;
    const sameKind = template.accidentKind === wish.accidentKind;
    const usual = template.industries.some((industry) => wish.industries.includes(industry));
    return {
      template,
      at,
      fits: named > 0 || sameKind,
      score: named * 4 + (sameKind ? 3 : 0) + (usual ? 2 : 0),
    };
  });
  return scored
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .map(({ template, fits }) => ({ template, fits }));
}

/** A heading of a plan with the headings above it. */
export interface PlanHeading {
  readonly path: readonly string[];
}

/**
 * The section of a plan that deals with something: the deepest heading that has the earliest word of the list; null where
 * none has any.
 */
export function sectionFor(
  headings: readonly PlanHeading[],
  words: readonly string[],
): readonly string[] | null {
  for (const word of words) {
    const named = headings.filter(({ path }) => path.at(-1)?.includes(word));
    const deepest = named.reduce<PlanHeading | null>(
      (best, heading) => (best === null || heading.path.length > best.path.length ? heading : best),
      null,
    );
    if (deepest) return deepest.path;
  }
  return null;
}

/**
 * Names that templates give to people who are still to be found: 总指挥, 安全员. Somebody of such a name is nobody yet, and can
 * be booked by two drills.
 */
export function placeholderNames({ commonRoles, templates }: DrillTemplates): ReadonlySet<string> {
  const roles = [...commonRoles, ...templates.flatMap(({ roles: own }) => own)];
  return new Set(roles.filter(({ kind }) => kind === 'person').map(({ name }) => name));
}
