import { likeness, type Measured, measured } from '../../db/domain/plan/compare/similarity';
import type { AnchorDocument } from '../../db/domain/review/anchor-text';
import type { Chance } from './chance';
import {
  BOILERPLATE,
  contactRow,
  type PlanLine,
  supplyRow,
  wordedParagraph,
  wordedPlan,
  wordedSentence,
} from './worded-plans';

/**
 * A line being edited. `from` says of each character where in the first text it comes from: its position, -1 for a new
 * one, or -2 - position for one that was written in the place of another.
 */
interface EditedLine {
  level: number;
  text: string;
  from: number[];
  /** Which line of the first text it is, -1 for a new one. */
  readonly born: number;
  /**
   * Something was taken out or put in here or right beside it. Nothing more of the kind is done there: who strikes out a
   * sentence and writes one much like it in its place has changed it, and nobody could tell otherwise.
   */
  touched: boolean;
}

/** An earlier and a later text, and what truly became of every character. */
export interface EditedPlan {
  readonly earlier: AnchorDocument;
  readonly later: AnchorDocument;
  /** For each character of the later text its origin, as in `EditedLine.from`. */
  readonly origin: readonly number[];
  /** For each heading of the later text which heading of the earlier one it is, -1 for a new one. */
  readonly headings: readonly number[];
}

type Edit = (lines: EditedLine[], chance: Chance) => void;

const SWAPS: readonly (readonly [string, string])[] = [
  ['立即', '第一时间'],
  ['应当', '必须'],
  ['负责', '承担'],
  ['组织', '牵头组织'],
  ['安全科', '安全环保部'],
  ['报告', '上报'],
  ['检查', '全面检查'],
  ['人员', '作业人员'],
  ['现场', '事发现场'],
  ['指挥部', '应急指挥中心'],
];
const INSERTIONS = ['经总指挥批准，', '必要时', '在确保自身安全的前提下，', '按照操作规程'];

/** Ways in which people revise plans, each with its name in the table that is published. */
export const EDITS: Readonly<Record<string, Edit>> = {
  '字句修改（数字、词语）': (lines, chance) => rephrase(lines, chance, 0.35),
  增删句子和段落: (lines, chance) => {
    const standing = sentencesStanding(lines);
    insertAndDelete(lines, chance, 0.12);
    for (let count = 0; count < 8; count++)
      putLine(lines, chance, fresh(unlike(standing, () => wordedParagraph(chance))));
  },
  段落移到别处: (lines, chance) => moveParagraphs(lines, chance, 14),
  '章节增加、换序、重新编号': (lines, chance) => {
    swapChapters(lines, chance);
    addChapter(lines, chance);
    renumber(lines);
  },
  '套话重复，删去一部分': (lines, chance) => repeatBoilerplate(lines, chance),
  '表格换行序、增删行、改电话': (lines, chance) => editTables(lines, chance),
  整章重写: (lines, chance) => rewriteChapter(lines, chance),
  '换排版（空格、全角、断行）': (lines, chance) => {
    reflow(lines, chance);
    rephrase(lines, chance, 0.08);
  },
  复制段落再改: (lines, chance) => {
    const untouched = [...lines].filter((line) => !copyParagraph(line, lines, chance));
    rephrase(untouched, chance, 0.2);
  },
  以上全部: (lines, chance) => {
    moveParagraphs(lines, chance, 6);
    editTables(lines, chance);
    insertAndDelete(lines, chance, 0.06);
    rephrase(lines, chance, 0.2);
    swapChapters(lines, chance);
    addChapter(lines, chance);
    renumber(lines);
    reflow(lines, chance);
  },
};

/** Applies a way of revising to a plan. */
export function editedPlan(lines: readonly PlanLine[], edit: Edit, chance: Chance): EditedPlan {
  const earlier = documentOf(lines);
  let position = 0;
  const edited = lines.map(({ level, text }, born): EditedLine => {
    const from = Array.from(text, (_, at) => position + at);
    position += text.length + 1;
    return { level, text, from, born, touched: false };
  });
  edit(edited, chance);
  const origin: number[] = [];
  for (const line of edited) origin.push(...line.from, -1);
  const headingNumbers = new Map<number, number>();
  for (const [at, line] of lines.entries()) if (line.level > 0) headingNumbers.set(at, headingNumbers.size);
  return {
    earlier,
    later: documentOf(edited),
    origin,
    headings: edited.flatMap((line) => (line.level > 0 ? [headingNumbers.get(line.born) ?? -1] : [])),
  };
}

/** A document as reading a file with these lines gives it: 900 characters a page. */
export function documentOf(lines: readonly PlanLine[]): AnchorDocument {
  const outline: { level: number; text: string; offset: number }[] = [];
  let text = '';
  for (const line of lines) {
    if (line.level > 0) outline.push({ level: line.level, text: line.text, offset: text.length });
    text += `${line.text}\n`;
  }
  const pages = Array.from({ length: Math.ceil(text.length / 900) }, (_, at) => ({
    page: at + 1,
    start: at * 900,
  }));
  return { text, outline, pages };
}

/** The lines of a document that was read from a file. */
export function linesOf({ text, outline }: Pick<AnchorDocument, 'text' | 'outline'>): PlanLine[] {
  const levels = new Map(outline.map(({ offset, level }) => [offset, level]));
  let start = 0;
  return text.split('\n').map((line) => {
    const level = levels.get(start) ?? 0;
    start += line.length + 1;
    return { level, text: line };
  });
}

const isBody = (line: EditedLine): boolean =>
  line.level === 0 && !line.text.includes('\t') && line.text.length > 20;
const isRow = (line: EditedLine): boolean => line.level === 0 && line.text.includes('\t');
const fresh = (text: string, level = 0): EditedLine => ({
  touched: true,
  level,
  text,
  from: Array.from(text, () => -1),
  born: -1,
});

/** Puts `words` in the place of some characters of a line; they count as what those have become. */
function replaceIn(line: EditedLine, at: number, length: number, words: string): void {
  const replaced = line.from.slice(at, at + length);
  const insteadOf = Array.from(words, (_, index) => {
    const origin = replaced[Math.min(index, length - 1)] ?? -1;
    return origin < 0 ? origin : -2 - origin;
  });
  line.text = line.text.slice(0, at) + words + line.text.slice(at + length);
  line.from.splice(at, length, ...insteadOf);
}

function rephrase(lines: readonly EditedLine[], chance: Chance, share: number): void {
  for (const line of lines.filter(isBody)) {
    if (!chance.happens(share)) continue;
    for (let count = 1 + chance.below(3); count > 0; count--) {
      const [word, instead] = chance.of(SWAPS);
      const at = line.text.indexOf(word);
      if (at >= 0 && line.text.slice(at, at + instead.length) !== instead)
        replaceIn(line, at, word.length, instead);
      const figure = /\d+/.exec(line.text.slice(chance.below(line.text.length)));
      if (figure && chance.happens(0.6)) {
        const place = line.text.lastIndexOf(figure[0]);
        replaceIn(line, place, figure[0].length, String(Number(figure[0]) + 1 + chance.below(9)));
      }
      const comma = line.text.indexOf('，', chance.below(line.text.length));
      if (comma >= 0 && chance.happens(0.4)) replaceIn(line, comma + 1, 0, chance.of(INSERTIONS));
    }
  }
}

/** Where the sentences of a line begin and end. */
function sentencesOf(text: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++)
    if (text[at] === '。' || at === text.length - 1) {
      found.push({ from, to: at + 1 });
      from = at + 1;
    }
  return found;
}

/** Nothing is written where a sentence was deleted: nobody could tell that from a sentence that was changed. */
function insertAndDelete(lines: EditedLine[], chance: Chance, share: number): void {
  const standing = sentencesStanding(lines);
  lines.forEach((line, place) => {
    if (!isBody(line) || line.touched) return;
    const sentences = sentencesOf(line.text).map((sentence) => ({
      ...sentence,
      gone: chance.happens(share),
    }));
    for (let at = sentences.length - 1; at >= 0; at--) {
      const { from, to, gone } = sentences[at] as (typeof sentences)[number];
      if (gone) {
        line.text = line.text.slice(0, from) + line.text.slice(to);
        line.from.splice(from, to - from);
      } else if (chance.happens(share) && !sentences[at - 1]?.gone) {
        const words = unlike(standing, () => wordedSentence(chance));
        replaceIn(line, from, 0, words);
      } else continue;
      touch(lines, place);
    }
  });
  removeLines(
    lines,
    (line) => line.text === '' || (isBody(line) && !line.touched && chance.happens(share / 3)),
  );
}

/** New words more alike than this to a sentence that stood in the plan are that sentence, changed or moved. */
const ALIKE = 0.85;

/** The sentences of a plan, ready for comparing. */
const sentencesStanding = (lines: readonly EditedLine[]): readonly Measured[] =>
  lines.flatMap(({ text }) => sentencesOf(text).map(({ from, to }) => measured(text.slice(from, to))));

/** New words none of whose sentences is much like one that stood in the plan. */
function unlike(standing: readonly Measured[], words: () => string): string {
  for (;;) {
    const found = words();
    const sentences = sentencesOf(found).map(({ from, to }) =>
      measured(found.slice(from, to).replace(/^（.）/, '')),
    );
    if (!sentences.some((one) => standing.some((other) => likeness(one, other) > ALIKE))) return found;
  }
}

function removeLines(lines: EditedLine[], gone: (line: EditedLine) => boolean): void {
  for (let at = lines.length - 1; at >= 0; at--) {
    if (!gone(lines[at] as EditedLine)) continue;
    touch(lines, at);
    lines.splice(at, 1);
  }
}

/** Puts a line between two that were not touched; does nothing when there are none. */
function putLine(lines: EditedLine[], chance: Chance, line: EditedLine): boolean {
  for (let attempt = 0; attempt < 50; attempt++) {
    const at = 1 + chance.below(lines.length - 1);
    if (lines[at - 1]?.touched || lines[at]?.touched) continue;
    lines.splice(at, 0, line);
    touch(lines, at);
    return true;
  }
  return false;
}

function touch(lines: readonly EditedLine[], at: number): void {
  for (const line of lines.slice(Math.max(0, at - 1), at + 2)) line.touched = true;
}

function moveParagraphs(lines: EditedLine[], chance: Chance, count: number): void {
  for (let moved = 0; moved < count; moved++) {
    const places = lines.flatMap((line, at) => (isBody(line) && !line.touched ? [at] : []));
    if (places.length === 0) return;
    const place = chance.of(places);
    touch(lines, place);
    const [line] = lines.splice(place, 1);
    if (line && !putLine(lines, chance, line)) lines.splice(place, 0, line);
  }
}

/** Lines of a chapter, its heading first; nothing when there are no chapters. */
function chapterAt(lines: readonly EditedLine[], which: number): { from: number; to: number } | null {
  const starts = lines.flatMap((line, at) => (line.level === 1 ? [at] : []));
  const from = starts[which];
  return from === undefined ? null : { from, to: starts[which + 1] ?? lines.length };
}

function countChapters(lines: readonly EditedLine[]): number {
  return lines.filter((line) => line.level === 1).length;
}

function swapChapters(lines: EditedLine[], chance: Chance): void {
  const count = countChapters(lines);
  if (count < 4) return;
  const first = chapterAt(lines, 1 + chance.below(count - 3));
  if (!first) return;
  const taken = lines.splice(first.from, first.to - first.from);
  const next = chapterAt(lines, countChapters(lines.slice(0, first.from)));
  lines.splice(next ? next.to : lines.length, 0, ...taken);
}

function addChapter(lines: EditedLine[], chance: Chance): void {
  const at = chapterAt(lines, chance.below(Math.max(1, countChapters(lines))))?.from ?? lines.length;
  const body = Array.from({ length: 6 }, () => fresh(wordedParagraph(chance)));
  lines.splice(at, 0, fresh('0 新增要求', 1), fresh('0.1 衔接', 2), ...body);
}

/** Gives the headings the numbers that their places ask for. */
function renumber(lines: readonly EditedLine[]): void {
  let [chapter, section] = [0, 0];
  for (const line of lines) {
    const number = /^\d+(?:\.\d+)*/.exec(line.text)?.[0];
    if (line.level === 0 || number === undefined) continue;
    if (line.level === 1) [chapter, section] = [chapter + 1, 0];
    else section += 1;
    const right = line.level === 1 ? String(chapter) : `${chapter}.${section}`;
    if (right !== number) replaceIn(line, 0, number.length, right);
  }
}

function repeatBoilerplate(lines: EditedLine[], chance: Chance): void {
  removeLines(
    lines,
    (line) => BOILERPLATE.some((words) => line.text.startsWith(words)) && chance.happens(0.4),
  );
  // What no longer stands anywhere and is written again elsewhere would have moved.
  const left = BOILERPLATE.filter((words) => lines.some((line) => line.text.includes(words)));
  for (let count = 0; count < 8 && left.length > 0; count++) putLine(lines, chance, fresh(chance.of(left)));
  rephrase(lines, chance, 0.15);
}

/** No row is written where one was taken out: nobody could tell that from a row that was changed. */
function editTables(lines: EditedLine[], chance: Chance): void {
  removeLines(lines, (line) => isRow(line) && chance.happens(0.1));
  for (let at = 1; at < lines.length; at++) {
    const [above, line] = [lines[at - 1], lines[at]];
    if (!above || !line || !isRow(above) || !isRow(line)) continue;
    const fate = chance.next();
    if (fate < 0.15) {
      lines[at - 1] = line;
      lines[at] = above;
    } else if (fate < 0.28) {
      const phone = /1990000\d{4}/.exec(line.text);
      if (phone) replaceIn(line, phone.index + 7, 4, String(chance.below(10_000)).padStart(4, '0'));
    } else if (fate < 0.38 && above.born + 1 === line.born)
      lines.splice(at, 0, fresh(/1990000/.test(line.text) ? contactRow(chance, at) : supplyRow(chance)));
  }
}

function rewriteChapter(lines: EditedLine[], chance: Chance): void {
  const chapter = chapterAt(lines, chance.below(Math.max(1, countChapters(lines) - 2)));
  if (!chapter) return;
  const standing = sentencesStanding(lines);
  for (let at = chapter.from; at < chapter.to; at++) {
    const line = lines[at];
    if (line && isBody(line)) lines[at] = fresh(unlike(standing, () => wordedParagraph(chance)));
  }
}

/** The same words laid out by another program: blanks between Chinese and figures, full-width signs, lines broken in two. */
function reflow(lines: EditedLine[], chance: Chance): void {
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as EditedLine;
    if (!isBody(line) || !chance.happens(0.5)) continue;
    const figure = /\d/.exec(line.text);
    if (figure && chance.happens(0.5)) replaceIn(line, figure.index, 0, ' ');
    const wide = /\d/.exec(line.text);
    if (wide && chance.happens(0.3)) {
      // Another sign for the same character: it stays what it was.
      const place = wide.index;
      line.text = `${line.text.slice(0, place)}${String.fromCharCode(wide[0].charCodeAt(0) + 0xfee0)}${line.text.slice(place + 1)}`;
    }
    if (chance.happens(0.3)) {
      const cut = 5 + chance.below(line.text.length - 10);
      lines.splice(
        at,
        1,
        { ...line, text: line.text.slice(0, cut), from: line.from.slice(0, cut) },
        { ...line, level: 0, text: line.text.slice(cut), from: line.from.slice(cut) },
      );
      at += 1;
    }
  }
}

/**
 * Copies a paragraph to another place and edits the copy. The paragraph itself stays as it is: with an edited original
 * and an untouched copy nobody could tell which is which.
 */
function copyParagraph(line: EditedLine, lines: EditedLine[], chance: Chance): boolean {
  if (!isBody(line) || !chance.happens(0.05)) return false;
  const copy = fresh(line.text);
  rephrase([copy], chance, 1);
  return putLine(lines, chance, copy);
}

/** The plans of the corpus: drawn anew for each way of revising. */
export const CORPUS: Readonly<Record<string, (chance: Chance) => EditedPlan>> = Object.fromEntries(
  Object.entries(EDITS).map(([name, edit]) => [
    name,
    (chance: Chance) =>
      editedPlan(wordedPlan(chance, { boilerplate: name.startsWith('套话') ? 0.9 : 0.3 }), edit, chance),
  ]),
);
