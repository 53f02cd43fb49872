import { z } from 'zod';
import { findRule, type RuleBook, STANDING_MARKS } from '../domain/duties/rule-book';
import { RULE_SETS, type RuleSetId } from '../domain/enterprise/rule-set-ids';
import { isMonthAndDay, type ReportingDays } from '../domain/exchange/reporting';
import { damaged, readPack } from './read-pack';

const FILE = 'rules/figures.json';
const text = z.string().min(1);
const monthAndDay = text.refine(isMonthAndDay);
const convention = { mark: z.enum(STANDING_MARKS), note: text };
const figuresSchema = z.object({
  id: text,
  version: text,
  note: text,
  keyUnits: z.enum(RULE_SETS),
  filing: text,
  keyDrill: text,
  assessment: text,
  reporting: z.object({
    ...convention,
    days: z.object({ H1: monthAndDay, H2: monthAndDay, year: monthAndDay }),
  }),
  ranking: z.object({ ...convention, smallest: z.number().int().min(1) }),
  bands: z
    .object({ ...convention, good: z.number().min(0).max(100), middling: z.number().min(0).max(100) })
    .refine(({ good, middling }) => middling < good),
  pressing: z.array(z.array(text)),
});

/** What the figures of the home screen and of the table of counties count. Ids of rules in the rule book. */
export interface FigureRules {
  /** Set of the units that are counted as 重点单位. */
  readonly keyUnits: RuleSetId;
  /** Units or plans that must be filed. */
  readonly filing: string;
  /** Drills of the key units in their present period. */
  readonly keyDrill: string;
  /** Assessments of units' plans. */
  readonly assessment: string;
  /** By which days offices below report, unless a desk has days of its own. */
  readonly reportingDays: ReportingDays;
  /** Rates of fewer than this are shown without a place. */
  readonly smallest: number;
  /** From these rates in per cent on a cell of a chart is painted as good, or as middling: a help to the eye, not a judgement. */
  readonly bands: { readonly good: number; readonly middling: number };
  /** Rules by how much they press, the gravest tier first: the order of the inbox. */
  readonly pressing: readonly (readonly string[])[];
  /** All rules under which units owe drills, in the order of the book. */
  readonly drills: readonly string[];
}

/**
 * Reads what is counted and finds its rules in the book.
 * @throws PlanDeskError RULE_PACK_DAMAGED, also where a rule is not in the book
 */
export function loadFigures(resourcesFolder: string, book: RuleBook): FigureRules {
  const { keyUnits, filing, keyDrill, assessment, reporting, ranking, bands, pressing } = readPack(
    resourcesFolder,
    FILE,
    figuresSchema,
  );
  for (const id of [filing, keyDrill, assessment, ...pressing.flat()])
    if (findRule(book, id) === null) throw damaged(FILE, `no rule ${id}`);
  const drills = book.rules.filter((rule) => rule.evidence === 'drill' && rule.subject === 'enterprise');
  return {
    keyUnits,
    filing,
    keyDrill,
    assessment,
    reportingDays: reporting.days,
    smallest: ranking.smallest,
    bands: { good: bands.good, middling: bands.middling },
    pressing,
    drills: [...new Set(drills.map((rule) => rule.id))],
  };
}
