import { type AnchoredMark, anchorMarks, type MarkPlace } from '../../db/domain/review/anchor';
import { AnchorText, samePath } from '../../db/domain/review/anchor-text';
import { MARK_FATES, type MarkFate } from '../../db/domain/review/codes';
import { Chance } from './chance';
import type { EditedPlan } from './edited-plans';

/** What truly became of a mark: `gone` when no character of it is left. */
type TrueState = 'unchanged' | 'changed' | 'moved' | 'gone';

interface Truth {
  readonly state: TrueState;
  /** Positions of the later text that the quote has become. */
  readonly places: ReadonlySet<number>;
  readonly from: number;
  readonly to: number;
}

const CONTEXT = 64;

/** Marks as reviewers make them: phrases, sentences, cells, rows, headings, here and there two sentences. */
export function drawnMarks({ earlier }: EditedPlan, chance: Chance, count: number): MarkPlace[] {
  const text = new AnchorText(earlier);
  const marks: MarkPlace[] = [];
  while (marks.length < count) {
    const at = chance.below(earlier.text.length - 60);
    const lineEnd = earlier.text.indexOf('\n', at);
    const lineStart = earlier.text.lastIndexOf('\n', at) + 1;
    const kind = chance.next();
    let [from, to] = [at, Math.min(lineEnd, at + 3 + chance.below(28))];
    if (kind < 0.3) {
      from = Math.max(lineStart, earlier.text.lastIndexOf('。', at) + 1);
      const end = earlier.text.indexOf('。', at);
      to = end < 0 || end > lineEnd ? lineEnd : end + 1;
    } else if (kind < 0.4) [from, to] = [lineStart, lineEnd];
    else if (kind < 0.5) {
      const end = earlier.text.indexOf('\t', at);
      from = Math.max(lineStart, earlier.text.lastIndexOf('\t', at) + 1);
      to = end < 0 || end > lineEnd ? lineEnd : end;
    }
    const quote = earlier.text.slice(from, to);
    if (quote.trim().length < 2) continue;
    marks.push({
      from,
      to,
      quote,
      before: earlier.text.slice(Math.max(0, from - CONTEXT), from),
      after: earlier.text.slice(to, to + CONTEXT),
      sectionPath: text.sectionPath(from),
    });
  }
  return marks;
}

/** Tells of every mark what truly became of it. */
function truths(plan: EditedPlan, marks: readonly MarkPlace[]): Truth[] {
  const became = new Map<number, number[]>();
  plan.origin.forEach((origin, at) => {
    if (origin === -1) return;
    const source = origin >= 0 ? origin : -2 - origin;
    const known = became.get(source);
    if (known) known.push(at);
    else became.set(source, [at]);
  });
  const [earlier, later] = [new AnchorText(plan.earlier), new AnchorText(plan.later)];
  const sameSection = (before: number, after: number): boolean => {
    const heading = later.headingAt(after);
    return (
      (heading < 0 ? -1 : (plan.headings[heading] ?? -1)) === earlier.headingAt(before) ||
      samePath(earlier.sectionPath(before), later.sectionPath(after))
    );
  };
  return marks.map((mark) => {
    const places = new Set<number>();
    let survivors = 0;
    for (let at = mark.from; at < mark.to; at++)
      for (const place of became.get(at) ?? []) {
        places.add(place);
        if ((plan.origin[place] as number) >= 0) survivors += 1;
      }
    if (places.size === 0) return { state: 'gone', places, from: -1, to: -1 };
    const sorted = [...places].sort((x, y) => x - y);
    const [from, to] = [sorted[0] as number, (sorted.at(-1) as number) + 1];
    const same =
      survivors === mark.to - mark.from && fold(plan.later.text.slice(from, to)) === fold(mark.quote);
    const state = !same ? 'changed' : sameSection(mark.from, from) ? 'unchanged' : 'moved';
    return { state, places, from, to };
  });
}

const fold = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');

/** How many marks of each true state were told to be in each state, and how many places were wrong. */
export interface Score {
  readonly told: Record<TrueState, Record<MarkFate, number>>;
  marks: number;
  wrong: number;
  readonly examples: string[];
}

const none = (): Record<MarkFate, number> => ({ unchanged: 0, changed: 0, moved: 0, lost: 0 });

export function emptyScore(): Score {
  return {
    told: { unchanged: none(), changed: none(), moved: none(), gone: none() },
    marks: 0,
    wrong: 0,
    examples: [],
  };
}

/**
 * Adds the answers for a plan to a score. A place is wrong when it holds less than half of what the quote has become, or
 * is for more than half made of other passages; `unchanged` and `moved` must be at the place to the character.
 */
export function addToScore(
  score: Score,
  plan: EditedPlan,
  marks: readonly MarkPlace[],
  answers: readonly AnchoredMark[],
): void {
  truths(plan, marks).forEach((truth, at) => {
    const answer = answers[at] as AnchoredMark;
    const mark = marks[at] as MarkPlace;
    score.marks += 1;
    score.told[truth.state][answer.state] += 1;
    if (answer.state === 'lost' || isRight(truth, answer, plan)) return;
    score.wrong += 1;
    if (score.examples.length < 20)
      score.examples.push(
        `${truth.state} told ${answer.state}\n  was  …${mark.before.slice(-30)}【${mark.quote}】${mark.after.slice(0, 30)}…\n  told …${plan.later.text.slice(answer.from - 30, answer.from)}【${answer.words}】${plan.later.text.slice(answer.to, answer.to + 30)}…\n  true ${truth.from < 0 ? '-' : plan.later.text.slice(truth.from, truth.to).slice(0, 120)}`
          .replaceAll('\n', '⏎')
          .replaceAll('⏎  ', '\n  '),
      );
  });
}

function isRight(
  truth: Truth,
  answer: { state: string; from: number; to: number },
  plan: EditedPlan,
): boolean {
  if (truth.state === 'gone') return false;
  // What was newly written in or beside the quote belongs to nobody else.
  const isOf = (at: number) => truth.places.has(at) || plan.origin[at] === -1;
  let inside = 0;
  for (let at = answer.from; at < answer.to; at++) if (isOf(at)) inside += 1;
  let held = 0;
  for (const place of truth.places) if (place >= answer.from && place < answer.to) held += 1;
  const exact = answer.state !== 'changed' && truth.state !== 'changed';
  if (exact) {
    // Blanks at the ends of a quote belong to nothing.
    const told = plan.later.text.slice(truth.from, truth.to);
    const from = truth.from + told.length - told.trimStart().length;
    return answer.from === from && answer.to === from + told.trim().length;
  }
  return inside * 2 >= answer.to - answer.from && held * 2 >= truth.places.size;
}

/** The score as a table: what became of the marks, what was told. */
export function scoreTable(scores: ReadonlyMap<string, Score>): string {
  const head = [
    'edit',
    'marks',
    'found of what is there',
    'right state',
    'gone told as gone',
    'wrong places',
  ];
  const rows = [...scores].map(([name, { told, marks, wrong }]) => {
    const sum = (state: TrueState) => MARK_FATES.reduce((total, each) => total + told[state][each], 0);
    const there = sum('unchanged') + sum('changed') + sum('moved');
    const found = there - told.unchanged.lost - told.changed.lost - told.moved.lost;
    const right = told.unchanged.unchanged + told.changed.changed + told.moved.moved;
    const percent = (part: number, whole: number) =>
      whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)} %`;
    return [
      name,
      String(marks),
      percent(found, there),
      percent(right, there),
      percent(told.gone.lost, sum('gone')),
      String(wrong),
    ];
  });
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Draws plans, revises each in every way, finds the marks again and scores the answers; the same seeds give the same score. */
export function scoreOfCorpus(
  edits: Readonly<Record<string, EditedPlanMaker>>,
  options: { seeds: readonly number[]; marks: number },
): Map<string, Score> {
  const scores = new Map<string, Score>();
  Object.entries(edits).forEach(([name, make], way) => {
    const score = emptyScore();
    for (const seed of options.seeds) {
      const chance = new Chance(seed * 977 + way * 131 + 7);
      const plan = make(chance);
      const marks = drawnMarks(plan, chance, options.marks);
      addToScore(score, plan, marks, anchorMarks(marks, plan.earlier, plan.later));
    }
    scores.set(name, score);
  });
  return scores;
}

/** Draws a plan and revises it. */
export type EditedPlanMaker = (chance: Chance) => EditedPlan;
