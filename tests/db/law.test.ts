import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { isPlanDeskError } from '../../db/domain/errors';
import { loadLaw } from '../../db/law';
import { resourcesFolder } from '../builders/database';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const PACKS = ['rules', 'calendar', 'codes', 'regions'];

/** A copy of the shipped rule data with one file rewritten. */
function damagedCopy(file: string, change: (text: string) => string): string {
  const folder = mkdtempSync(join(tmpdir(), 'plandesk-law-'));
  folders.push(folder);
  for (const part of [...PACKS, 'digests.json'])
    cpSync(join(resourcesFolder, part), join(folder, part), { recursive: true });
  const path = join(folder, file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
  return folder;
}

describe('loadLaw', () => {
  it('reads the shipped rule data', () => {
    const law = loadLaw(resourcesFolder);
    expect(law.figures.pressing.flat().sort()).toEqual(law.ruleBook.rules.map((rule) => rule.id).sort());
    expect(law.ruleBook.rules.map((rule) => rule.id)).toEqual([
      'R-FILE-20WD',
      'R-FILE-5WD',
      'R-FILE-DEEMED',
      'R-REV-MUST',
      'R-DRILL-PLAN',
      'R-DRILL-1Y',
      'R-DRILL-6M-SITE',
      'R-DRILL-6M-KEY',
      'R-DRILL-6M-REPORT',
      'R-DRILL-SEED-1Y',
      'R-DRILL-SEED-6M',
      'R-DRILL-SEED-TEAM',
      'R-DRILL-SCHOOL-1Y',
      'R-DRILL-COAL',
      'R-DRILL-EVAL',
      'R-DRILL-GOV-2Y',
      'R-DRILL-TOWN-2Y',
      'R-DRILL-GOV-3Y',
      'R-DRILL-SPOT',
      'R-ASSESS-3Y',
      'R-ASSESS-GOV-3Y',
      'R-RISK-MONTHLY',
      'R-GOV-FILE-20WD',
      'R-GOV-PUB-20WD',
      'R-REVISE-6',
      'R-REVISE-GOV',
      'R-EXPERT-TERM',
      'R-TEAM-MUST',
      'R-TEAM-COAL',
      'R-TEAM-TRAIN',
      'R-TEAM-REPORT',
      'R-TEAM-INSURE',
      'R-TEAM-AGREE',
      'R-SUP-UNIT',
      'R-SUP-EXPIRY',
      'R-SUP-UPKEEP',
      'R-SUP-MINIMUM',
      'R-DUTY',
      'R-DUTY-GOV',
      'R-PLAN-HAZARD',
      'R-HAZARD-ASSESS',
      'R-HIDDEN-DANGER',
    ]);
    expect(law.packVersion).toBe(`plandesk-duties ${law.ruleBook.version}`);
    expect(law.calendarCoverage).toBe('2026-12-31');
    expect(law.regions.find((region) => region.code === '220283')).toEqual({
      code: '220283',
      name: '舒兰市',
      parent: '220200',
      initials: 'sls',
    });
    expect(new Set(law.setDefinitions.map((set) => set.id)).size).toBe(9);
    expect(law.filingMaterials.map((material) => material.key)).toEqual(['M1', 'M2', 'M3', 'M4', 'M5']);
  });

  it.each<[string, string, (text: string) => string]>([
    ['cut off', 'rules/duties.json', (text) => text.slice(0, text.length / 2)],
    ['an unknown set', 'rules/duties.json', (text) => text.replace('"SET-A"', '"SET-Z"')],
    ['an impossible date', 'rules/duties.json', (text) => text.replace('2016-07-01', '2016-02-30')],
    ['a rule twice', 'rules/duties.json', (text) => text.replace('"R-FILE-5WD"', '"R-FILE-20WD"')],
    ['bands that cross', 'rules/figures.json', (text) => text.replace('"good": 90', '"good": 50')],
    ['a figure of no rule', 'rules/figures.json', (text) => text.replace('R-ASSESS-3Y', 'R-NONE')],
    ['no source', 'rules/filing-materials.json', (text) => text.replace('"source"', '"origin"')],
    [
      'a default that is no choice',
      'rules/duties.json',
      (text) => text.replace('"default": "no"', '"default": "maybe"'),
    ],
    [
      'an impossible holiday',
      'calendar/cn-2004-2026.json',
      (text) => text.replace('2004-01-01', '2004-13-01'),
    ],
    [
      'an unknown activity',
      'codes/supervision-categories.json',
      (text) => text.replace('"coal-mine"', '"gold-mine"'),
    ],
  ])('refuses rule data with %s', (_, file, change) => {
    let caught: unknown;
    try {
      loadLaw(damagedCopy(file, change));
    } catch (error) {
      caught = error;
    }
    expect(isPlanDeskError(caught, 'RULE_PACK_DAMAGED')).toBe(true);
    expect(caught).toMatchObject({ details: { file } });
  });

  it('ships the digest of every pack, and packs that pass the full check', () => {
    const digests = JSON.parse(readFileSync(join(resourcesFolder, 'digests.json'), 'utf8'));
    const now = PACKS.flatMap((part) =>
      readdirSync(join(resourcesFolder, part))
        .filter((name) => name.endsWith('.json'))
        .map((name) => {
          const bytes = readFileSync(join(resourcesFolder, part, name));
          return [`${part}/${name}`, createHash('sha256').update(bytes).digest('hex')];
        }),
    );
    // node scripts/make-digests.mjs brings them up to date.
    expect(digests).toEqual(Object.fromEntries(now));
    const checkedInFull = loadLaw(damagedCopy('digests.json', () => '{}'));
    // The check leaves out notes that nobody reads; nothing else may differ.
    expect(loadLaw(resourcesFolder)).toMatchObject(checkedInFull);
  });

  it('names a missing file', () => {
    expect(() => loadLaw(join(tmpdir(), 'no-such-folder'))).toThrowError(/rules\/duties\.json/);
  });
});
