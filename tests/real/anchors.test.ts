import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../db/documents/extract-text';
import { anchorMarks } from '../../db/domain/review/anchor';
import { drawnMarks, scoreOfCorpus, scoreTable } from '../builders/anchor-score';
import { Chance } from '../builders/chance';
import { EDITS, editedPlan, linesOf } from '../builders/edited-plans';
import { hasRealFiles, realFile } from '../builders/shared';

const PLANS = ['01_', '02_', '03_', '04_', '05_', '06_', '08_', '09_', '10_', '11_'];

describe.skipIf(!hasRealFiles)('marks on county plans (needs shared/real beside the project)', () => {
  it.each(PLANS)('%s revised in every way: no mark at a wrong place', async (prefix) => {
    const path = realFile(prefix, 'plans');
    const read = await extractDocument(readFileSync(path), path);
    const makers = Object.fromEntries(
      Object.entries(EDITS).map(([name, edit]) => [
        name,
        (chance: Chance) => editedPlan(linesOf(read), edit, chance),
      ]),
    );
    const scores = scoreOfCorpus(makers, { seeds: [1, 2, 3], marks: 200 });
    console.log(`${prefix}\n${scoreTable(scores)}`);
    for (const [name, { wrong, examples }] of scores)
      expect(wrong, `${name}\n${examples.join('\n')}`).toBe(0);
  });

  it.each(['01_', '02_', '05_'])('%s: marks made in the Word file are found in its PDF', async (prefix) => {
    const path = realFile(prefix, 'plans');
    const docx = await extractDocument(readFileSync(path), path);
    const pdfPath = path.replace(/\.docx$/, '.pdf');
    const pdf = await extractDocument(readFileSync(pdfPath), pdfPath);
    const chance = new Chance(5);
    const plan = editedPlan(linesOf(docx), () => {}, chance);
    const marks = drawnMarks(plan, chance, 300);
    const answers = anchorMarks(marks, plan.earlier, pdf);
    const fold = (text: string) => text.normalize('NFKC').replace(/\s/g, '');
    answers.forEach((answer, at) => {
      if (answer.state === 'unchanged' || answer.state === 'moved')
        expect(fold(answer.words)).toBe(fold(marks[at]?.quote ?? ''));
    });
    expect(answers.filter(({ state }) => state !== 'lost').length).toBeGreaterThan(240);
  });
});
