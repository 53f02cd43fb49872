import { anchorMarks } from '../../db/domain/review/anchor';
import { drawnMarks, scoreOfCorpus, scoreTable } from '../builders/anchor-score';
import { Chance } from '../builders/chance';
import { CORPUS, EDITS, editedPlan } from '../builders/edited-plans';
import { wordedPlan } from '../builders/worded-plans';
import { median, tell } from './support/numbers';

const SEEDS = Array.from({ length: 30 }, (_, at) => 2_000 + at);
const MARKS = 250;
const PAGES = 300;
const MANY = 3_000;
const ROUNDS = 5;

/** Prints how many marks survive each way of revising a plan, and how long a thick plan with thousands of marks takes. */
export async function run(): Promise<void> {
  const scores = scoreOfCorpus(CORPUS, { seeds: SEEDS, marks: MARKS });
  console.log(scoreTable(scores));
  let [marks, wrong] = [0, 0];
  for (const score of scores.values()) {
    marks += score.marks;
    wrong += score.wrong;
    for (const example of score.examples) console.log(example);
  }
  tell('', 'wrong places of all marks', wrong, '0', `${wrong} / ${marks}`);

  const chance = new Chance(11);
  const edit = Object.values(EDITS).at(-1);
  if (!edit) throw new Error('The corpus has no such way of revising.');
  const plan = editedPlan(wordedPlan(chance, { size: 36 }), edit, chance);
  const many = drawnMarks(plan, chance, MANY);
  const times = Array.from({ length: ROUNDS }, () => {
    const from = performance.now();
    anchorMarks(many, plan.earlier, plan.later);
    return performance.now() - from;
  });
  const pages = Math.round(plan.earlier.text.length / 900);
  tell(
    '',
    `${MANY} marks in a plan of ${pages} pages (at least ${PAGES}), seconds`,
    median(times) / 1000,
    '≤ 1',
    `${median(times).toFixed(0)} ms`,
  );
}
