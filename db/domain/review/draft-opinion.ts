import { compactName } from '../text/normalise';
import { type ChecklistSet, placedItems } from './checklist';
import type { ExpertSheet } from './matrix';

/** Where a sentence of the draft comes from. */
export interface DraftSource {
  readonly kind: 'answer' | 'mark';
  readonly id: string;
  readonly assignmentId: string;
  /** The expert. */
  readonly name: string;
}

export interface DraftSentence {
  readonly text: string;
  /** Everybody who said it, in the same words but for blanks and stops. */
  readonly sources: readonly DraftSource[];
}

/** What is said of one item; `item` is empty for marks that speak to none. */
export interface DraftEntry {
  readonly item: string;
  readonly title: string;
  readonly key: boolean;
  readonly group: string;
  readonly sentences: readonly DraftSentence[];
}

export interface DraftSection {
  /** Title of the table; empty for what stands in none. */
  readonly title: string;
  readonly entries: readonly DraftEntry[];
}

interface Said {
  readonly text: string;
  readonly source: DraftSource;
}

/** Marks that say something themselves; a highlight only shows a place. */
const SPEAKING = new Set(['comment', 'suggestion', 'box']);
/** Of a quoted passage this much is repeated in a sentence. */
const QUOTED = 30;

/**
 * The opinion as the experts have written it: reasons of items that do not meet their table, and what marks say, by
 * table and element. Words that come twice are said once, with everybody who wrote them. Nothing is added: each
 * sentence is one that an expert wrote, and names its rows.
 */
export function draftOpinion(
  set: ChecklistSet,
  tables: readonly string[],
  experts: readonly ExpertSheet[],
): DraftSection[] {
  const places = placedItems(set, tables);
  const known = new Set(places.map(({ item }) => item.id));
  const sections = new Map<string, DraftEntry[]>();
  for (const { item, group, table } of places) {
    const sentences = fold(experts.flatMap((expert) => saidOf(expert, item.id)));
    if (sentences.length === 0) continue;
    const entries = sections.get(table.title) ?? [];
    entries.push({ item: item.id, title: item.title, key: item.key, group: group.title, sentences });
    sections.set(table.title, entries);
  }
  const others = otherEntries(experts, known);
  return [
    ...[...sections].map(([title, entries]) => ({ title, entries })),
    ...(others.length > 0 ? [{ title: '', entries: others }] : []),
  ];
}

function saidOf(expert: ExpertSheet, item: string): Said[] {
  const answers = expert.answers
    .filter((answer) => answer.item === item && (answer.verdict === 'unfit' || answer.verdict === 'mostly'))
    .map(({ id, reason }): Said => ({ text: reason, source: sourceOf(expert, 'answer', id) }));
  return [...answers, ...markedBy(expert, (of) => of === item)];
}

/** Marks that speak to no item of the tables, by the chapter they stand in. */
function otherEntries(experts: readonly ExpertSheet[], known: ReadonlySet<string>): DraftEntry[] {
  const byChapter = new Map<string, Said[]>();
  for (const expert of experts)
    for (const mark of expert.marks) {
      if (mark.item !== null && known.has(mark.item)) continue;
      const chapter = mark.sectionPath[0] ?? '';
      const said = byChapter.get(chapter) ?? [];
      said.push(...markedBy({ ...expert, marks: [mark] }, () => true));
      byChapter.set(chapter, said);
    }
  return [...byChapter].flatMap(([title, said]) => {
    const sentences = fold(said);
    return sentences.length > 0 ? [{ item: '', title, key: false, group: '', sentences }] : [];
  });
}

function markedBy(expert: ExpertSheet, speaksTo: (item: string | null) => boolean): Said[] {
  return expert.marks
    .filter(({ kind, item, body }) => SPEAKING.has(kind) && speaksTo(item) && body.trim() !== '')
    .map((mark) => ({
      text: `${placeOf(mark)}${mark.body.trim()}`,
      source: sourceOf(expert, 'mark', mark.id),
    }));
}

function placeOf({ quote, page }: { quote: string; page: number | null }): string {
  const words = quote.replace(/\s+/gu, ' ').trim();
  const [at, said] = [
    page === null ? '' : `第${page}页`,
    words === '' ? '' : `“${words.length > QUOTED ? `${words.slice(0, QUOTED)}…` : words}”`,
  ];
  return at === '' && said === '' ? '' : `${at}${said}：`;
}

function sourceOf(expert: ExpertSheet, kind: DraftSource['kind'], id: string): DraftSource {
  return { kind, id, assignmentId: expert.assignmentId, name: expert.name };
}

/** Sentences that are the same but for blanks, width and final stops become one. */
function fold(said: readonly Said[]): DraftSentence[] {
  const folded = new Map<string, { text: string; sources: DraftSource[] }>();
  for (const { text, source } of said) {
    const words = text.trim().replace(/[\s。；;.，,、！!]+$/u, '');
    if (words === '') continue;
    const key = compactName(words);
    const known = folded.get(key);
    if (known) known.sources.push(source);
    else folded.set(key, { text: `${words}。`, sources: [source] });
  }
  return [...folded.values()];
}

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

/** The draft as a text to go on writing with: numbered by table and sentence. */
export function draftText(sections: readonly DraftSection[]): string {
  return sections
    .map(({ title, entries }, at) => {
      const numbered = entries.flatMap(({ title: element, key, sentences }) =>
        sentences.map(
          ({ text }) => `${element === '' ? '' : `${element}${key ? '（关键要素）' : ''}：`}${text}`,
        ),
      );
      const lines = numbered.map((line, n) => `${n + 1}．${line}`);
      return [`${NUMERALS[at] ?? at + 1}、${title === '' ? '其他意见' : title}`, ...lines].join('\n');
    })
    .join('\n');
}
