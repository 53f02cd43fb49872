import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { type ComparedText, textBlocks } from '../../db/domain/plan/compare/blocks';
import { type ChangeKind, compareTexts } from '../../db/domain/plan/compare/compare-texts';
import { headingTree } from '../../db/domain/plan/compare/heading-tree';
import { median, tell } from './support/numbers';

const PAGES = 300;
/** Paragraphs and rows of a page. */
const LINES = 30;
const ROUNDS = 7;

interface Line {
  readonly text: string;
  readonly level: number;
}

const place = (page: number, line: number) => (page * 7919 + line * 104_729) % 9973;

function planLines(): Line[] {
  return Array.from({ length: PAGES }, (_none, page) => [
    { text: `${page + 1} 第${page + 1}类事故处置措施`, level: 1 },
    ...Array.from({ length: LINES - 1 }, (_empty, line) => ({
      text:
        line % 6 === 5
          ? `岗位${line}\t示例${place(page, line)}\t1990000${String(place(page, line)).padStart(4, '0')}`
          : `${place(page, line)}号岗位人员发现险情后应当立即报告值班室，由现场负责人组织撤离并清点人数，第${page}项。`,
      level: 0,
    })),
  ]).flat();
}

/** What was done to the plan, by kind. */
type Done = Record<Exclude<ChangeKind, 'same'>, number>;

/** The plan as a revision leaves it: some passages edited, some moved, some moved and edited, some new, some gone. */
function revised(lines: readonly Line[]): { lines: Line[]; done: Done } {
  // The chapter that takes up what was moved is new.
  const done: Done = { changed: 0, moved: 0, added: 1, deleted: 0 };
  const edit = (text: string) => text.replace('立即报告值班室', '在五分钟内报告应急指挥中心');
  const moved: Line[] = [];
  const kept = lines.flatMap((line, at): Line[] => {
    if (line.level > 0 || line.text.includes('\t')) return [line];
    if (at % 25 === 3) {
      done.changed += 1;
      return [{ ...line, text: edit(line.text) }];
    }
    if (at % 170 === 7) {
      done.moved += 1;
      moved.push(at % 340 === 7 ? { ...line, text: edit(line.text) } : line);
      return [];
    }
    if (at % 60 === 11) {
      done.added += 1;
      return [line, { text: `新增要求之${at}：每季度巡查一次并形成台账，由安全科归档备查。`, level: 0 }];
    }
    if (at % 80 === 33) {
      done.deleted += 1;
      return [];
    }
    return [line];
  });
  return { lines: [...kept, { text: '附则', level: 1 }, ...moved], done };
}

function textOf(lines: readonly Line[]): ComparedText {
  const outline: { level: number; text: string; offset: number }[] = [];
  let text = '';
  for (const line of lines) {
    if (line.level > 0) outline.push({ level: line.level, text: line.text, offset: text.length });
    text += `${line.text}\n`;
  }
  return { text, outline };
}

/** The yardstick: the longest common subsequence of lines by the textbook's table, which knows lines and nothing else. */
function plainDiff(before: readonly string[], after: readonly string[]): number {
  const width = after.length + 1;
  const lengths = new Uint16Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let j = after.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        before[i] === after[j]
          ? (lengths[(i + 1) * width + j + 1] as number) + 1
          : Math.max(lengths[(i + 1) * width + j] as number, lengths[i * width + j + 1] as number);
  return lengths[0] as number;
}

interface Timed {
  readonly whole: number[];
  readonly plain: number[];
  readonly told: Done;
  readonly done: Done;
  readonly rewritten: number;
}

function timed(work: () => unknown): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

/** Done on a worker thread, as in the program. */
function measure(): Timed {
  const lines = planLines();
  const revision = revised(lines);
  const [earlier, later] = [textOf(lines), textOf(revision.lines)];
  const [linesA, linesB] = [earlier, later].map((text) => textBlocks(text).map((block) => block.text));
  const whole: number[] = [];
  const plain: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    whole.push(timed(() => headingTree(compareTexts(earlier, later))));
    plain.push(timed(() => plainDiff(linesA as string[], linesB as string[])));
  }
  const told: Done = { changed: 0, moved: 0, added: 0, deleted: 0 };
  for (const { change } of compareTexts(earlier, later).differences) if (change !== 'same') told[change] += 1;
  // The worst case: another plan of the same length, with nothing but its way of speaking in common.
  const other = textOf(
    lines.map(({ text, level }, at) => ({ level, text: level > 0 ? `${text}与预警` : `${at}之${text}改` })),
  );
  return { whole, plain, told, done: revision.done, rewritten: timed(() => compareTexts(earlier, other)) };
}

if (!isMainThread) parentPort?.postMessage(measure());

/** Prints how long two 300-page plans take to be compared, against a plain diff of lines, and whether what was done is told. */
export async function run(): Promise<void> {
  const worker = new Worker(fileURLToPath(import.meta.url));
  const found = await new Promise<Timed>((done, failed) => {
    worker.once('message', done);
    worker.once('error', failed);
  });
  await worker.terminate();
  const ms = (value: number) => `${value.toFixed(0)} ms`;
  const [whole, plain] = [median(found.whole), median(found.plain)];
  tell(
    '',
    `two plans of ${PAGES} pages / plain diff of lines`,
    whole / plain,
    '≤ 1',
    `${ms(whole)} / ${ms(plain)}`,
  );
  tell(
    '',
    'the same, a plan rewritten in every line, seconds',
    found.rewritten / 1000,
    '< 2',
    ms(found.rewritten),
  );
  for (const [kind, count] of Object.entries(found.done)) {
    const told = found.told[kind as keyof Done];
    tell('', `${kind}: told / done`, told / count, '1', `${told} / ${count}`);
  }
}
