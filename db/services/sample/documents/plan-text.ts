import type { EnterprisePlanKind } from '../../../domain/plan/kinds';
import type { SampleData } from '../sample-data';
import type { SampleUnit } from '../units';

/** A heading with what stands below it. */
export interface PlanSection {
  readonly level: number;
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

/** A made-up plan as text, before it becomes a file. */
export interface PlanText {
  readonly title: string;
  readonly unitName: string;
  readonly sections: readonly PlanSection[];
}

const ORDINALS = ['一', '二', '三', '四', '五', '六', '七', '八'];
/** A paragraph that is this word alone becomes one paragraph a step, or one a hazard. */
const STEPS = '{steps}';
const MEASURES = '{hazardMeasures}';

/** What makes a text differ from the usual one of its kind. */
export interface Particulars {
  /** Written anew after years: some sentences are others. */
  readonly revised?: boolean;
  /** Sentences put under the first heading that has a text. */
  readonly asides?: readonly string[];
}

/**
 * Fills the outline of a kind of plan with the words of a unit and a hazard. Special and on-site plans are about
 * `hazardKey`; a comprehensive plan covers all hazards of the unit.
 */
export function writePlanText(
  data: SampleData,
  unit: SampleUnit,
  kind: EnterprisePlanKind,
  hazardKey: string,
  title: string,
  { revised = false, asides = [] }: Particulars = {},
): PlanText {
  const { fields } = unit;
  const hazards = (kind === 'comprehensive' ? unit.kind.hazards : [hazardKey]).map((key) =>
    hazardOf(data, key),
  );
  const join = (parts: readonly string[]) => parts.join('、');
  const values: Readonly<Record<string, string>> = {
    unit: fields.name,
    county: data.county.office.regionName,
    town: fields.town ?? '',
    address: fields.address ?? '',
    employees: String(fields.employees ?? ''),
    principal: fields.principal ?? '',
    officer: fields.safetyOfficer ?? '',
    phone: unit.dutyPhone,
    teamSize: String(Math.max(4, Math.round((fields.employees ?? 10) / 8))),
    hazard: join(hazards.map((hazard) => hazard.name)),
    hazards: join(hazards.map((hazard) => hazard.name)),
    place: join(hazards.map((hazard) => hazard.place)),
    signs: join(hazards.flatMap((hazard) => hazard.signs)),
    gear: join([...new Set(hazards.flatMap((hazard) => hazard.gear))]),
    taboos: hazards.flatMap((hazard) => hazard.taboos).join('；'),
  };
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  const expand = (paragraph: string): string[] => {
    if (paragraph === STEPS)
      return hazards.flatMap((hazard) =>
        hazard.steps.map((step, n) => `（${ORDINALS[n] ?? n + 1}）${step}。`),
      );
    if (paragraph === MEASURES)
      return hazards.map(
        (hazard) => `发生${hazard.name}时：${hazard.steps.join('；')}。${hazard.taboos.join('；')}。`,
      );
    return [fill(paragraph)];
  };
  const outline = data.texts.outlines[kind];
  const first = outline.findIndex(({ paragraphs }) => paragraphs.length > 0);
  return {
    title,
    unitName: fields.name,
    sections: outline.map((section, n) => ({
      level: section.level,
      heading: fill(section.heading),
      paragraphs: [
        ...(revised ? revise(data, section) : section.paragraphs).flatMap(expand),
        ...(n === first ? asides : []),
      ],
    })),
  };
}

/** The paragraphs of a section as the second version has them. */
function revise({ texts }: SampleData, { heading, paragraphs }: PlanSection): string[] {
  const { replace, add, under } = texts.revision;
  const changed = paragraphs.map((paragraph) =>
    replace.reduce((text, [from, to]) => text.replace(from, to), paragraph),
  );
  return heading.includes(under) ? [...changed, ...add] : changed;
}

/** The words about one hazard. */
export function hazardOf(data: SampleData, key: string) {
  const hazard = data.texts.hazards[key];
  if (!hazard) throw new Error(`resources/sample names no hazard ${key}`);
  return hazard;
}
