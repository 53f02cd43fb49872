import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FORM_KINDS } from '../../db/documents/forms/pack/index';
import {
  DRILL_REGISTER_COLUMNS,
  DRILL_REGISTER_NOTES,
  DRILL_REGISTER_TITLE,
  REGISTER_COLUMNS,
  REGISTER_TITLE,
  STOCK_REGISTER_COLUMNS,
  STOCK_REGISTER_NOTES,
  STOCK_REGISTER_TITLE,
  TALLIES,
  YEAR_SUMMARY_TITLE,
} from '../../db/domain/reports/definition';
import { EXPERT_COLUMNS, EXPERT_NOTES, EXPERT_TITLE } from '../../db/domain/reports/expert-tally';
import { LEADER } from '../../db/domain/reports/leader';
import { SUMS } from '../../db/domain/reports/sums';

const root = join(import.meta.dirname, '../..');
const read = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));
const words = read('renderer/locales/en/law.json') as Record<string, string>;

/** What screens show as labels of each pack; the rest of a pack is law text or names to search by. */
const shown: Readonly<Record<string, readonly string[]>> = {
  'accident-reporting.json': ['title', 'label', 'to', 'alsoTo'],
  'completeness.json': ['why'],
  'drafting-steps.json': ['title', 'proof'],
  'drill-evaluation.json': ['title', 'short', 'text', 'note'],
  'drill-templates.json': ['title'],
  'filing-copies.json': ['recipient', 'note'],
  'filing-levels.json': ['title', 'recipient', 'note'],
  'filing-materials.json': ['label'],
  'government-plans.json': ['recipient', 'deliverTo', 'copies', 'note'],
  'inspection-items.json': ['title', 'ask'],
  'plan-assessment.json': ['title', 'ask', 'methods'],
  'plan-outline.json': ['title'],
  'refiling.json': ['title'],
  'review-checklists.json': ['title', 'short', 'ask', 'note', 'text'],
  'revision-reasons.json': ['title'],
  'sets.json': ['title'],
  'size-tiers.json': ['name'],
};

/** The texts under the given keys, at any depth; sources keep the titles of laws. */
function labels(value: unknown, keys: readonly string[], under = ''): string[] {
  if (typeof value === 'string') return keys.includes(under) && value !== '' ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => labels(one, keys, under));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'source' || key === 'standard' ? [] : labels(inner, keys, key),
  );
}

describe('English words of the rule packs', () => {
  it.each(Object.keys(shown))('%s has one for every label that screens show', (pack) => {
    const asked = [...new Set(labels(read(`resources/rules/${pack}`), shown[pack] ?? []))];
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((label) => !words[label])).toEqual([]);
  });

  it('has one for every capability, class of supplies and field of a neighbour office', () => {
    const asked = [
      ...labels(read('resources/codes/capabilities.json'), ['label']),
      ...labels(read('resources/codes/supply-classes.json'), ['label', 'name']),
      ...labels(read('resources/codes/contact-fields.json'), ['label']),
      ...labels(read('resources/codes/export-profiles.json'), ['label', 'note']).slice(1),
    ];
    expect(asked.filter((label) => !words[label])).toEqual([]);
  });

  it('cover the forms of the pack and the tables of the reports', () => {
    const tables = [...Object.values(TALLIES), ...Object.values(SUMS), LEADER].flatMap(
      ({ title, columns, notes }) => [title, ...columns.map(({ heading }) => heading), ...notes],
    );
    const register = [
      ...REGISTER_COLUMNS,
      ...DRILL_REGISTER_COLUMNS,
      ...STOCK_REGISTER_COLUMNS,
      ...EXPERT_COLUMNS,
    ].map(({ heading }) => heading);
    const titles = [
      REGISTER_TITLE,
      EXPERT_TITLE,
      ...EXPERT_NOTES,
      DRILL_REGISTER_TITLE,
      ...DRILL_REGISTER_NOTES,
      YEAR_SUMMARY_TITLE,
      STOCK_REGISTER_TITLE,
      ...STOCK_REGISTER_NOTES,
    ];
    const labels = [...FORM_KINDS.map(({ name }) => name), ...tables, ...register, ...titles];
    expect(labels.filter((label) => !words[label])).toEqual([]);
  });

  it('are English', () => {
    expect(Object.values(words).filter((word) => /\p{Script=Han}/u.test(word))).toEqual([]);
  });
});
