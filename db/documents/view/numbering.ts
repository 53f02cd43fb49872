import { attributeOf, child, elements, settingOf, type XmlElement } from '../docx/xml-tree';
import { numeral } from './numerals';

interface Level {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  /** All places of the number in digits (`w:isLgl`). */
  readonly legal: boolean;
  /** Style that this level belongs to. */
  readonly style: string | null;
}

interface List {
  readonly abstract: string;
  readonly levels: readonly (Level | undefined)[];
  readonly restarts: ReadonlyMap<number, number>;
}

/** Deepest level of a list in WordprocessingML. */
const LEVELS = 9;
const PRIVATE_USE = /[\uE000-\uF8FF]/g;

/**
 * Counts the automatic numbers of a document while its paragraphs go by in order: Word keeps only "this paragraph
 * belongs to list 3, level 2" in the file.
 */
export class Numbering {
  readonly #lists: ReadonlyMap<string, List>;
  /** Where each abstract list stands: lists that share one also share its count. */
  readonly #counts = new Map<string, (number | undefined)[]>();
  readonly #begun = new Set<string>();

  constructor(root: XmlElement | null) {
    this.#lists = root ? readLists(root) : new Map();
  }

  /** The level that a style is tied to in a list; 0 when none is. */
  levelOfStyle(list: string, style: string | null): number {
    const levels = this.#lists.get(list)?.levels ?? [];
    return Math.max(
      0,
      levels.findIndex((level) => level !== undefined && style !== null && level.style === style),
    );
  }

  /** What is printed before the next paragraph of this list and level; empty when the list is not known. */
  next(id: string, at: number): string {
    const list = this.#lists.get(id);
    const level = list?.levels[at];
    if (!list || !level) return '';
    const counts = this.#counts.get(list.abstract) ?? [];
    this.#counts.set(list.abstract, counts);
    const restart = list.restarts.get(at);
    const key = `${id}/${at}`;
    if (restart !== undefined && !this.#begun.has(key)) counts[at] = restart - 1;
    this.#begun.add(key);
    counts[at] = (counts[at] ?? level.start - 1) + 1;
    counts.length = at + 1;
    if (level.format === 'bullet') return level.text.replace(PRIVATE_USE, '•').trim() || '•';
    return level.text.replace(/%([1-9])/g, (_match, digit: string) => {
      const place = Number(digit) - 1;
      const of = list.levels[place];
      return numeral(counts[place] ?? of?.start ?? 1, level.legal ? 'decimal' : (of?.format ?? 'decimal'));
    });
  }
}

function readLists(root: XmlElement): Map<string, List> {
  const abstracts = new Map<string, XmlElement>();
  const byStyleLink = new Map<string, XmlElement>();
  for (const each of elements(root)) {
    if (each.name !== 'abstractNum') continue;
    abstracts.set(attributeOf(each, 'abstractNumId') ?? '', each);
    const link = settingOf(each, 'styleLink');
    if (link !== undefined) byStyleLink.set(link, each);
  }
  const lists = new Map<string, List>();
  for (const each of elements(root)) {
    if (each.name !== 'num') continue;
    const abstract = settingOf(each, 'abstractNumId') ?? '';
    const named = abstracts.get(abstract);
    const link = named && settingOf(named, 'numStyleLink');
    const source = (link !== undefined && byStyleLink.get(link)) || named;
    const levels = source ? readLevels(source) : [];
    const restarts = new Map<number, number>();
    for (const override of elements(each)) {
      if (override.name !== 'lvlOverride') continue;
      const at = levelNumber(attributeOf(override, 'ilvl'));
      const start = settingOf(override, 'startOverride');
      if (start !== undefined) restarts.set(at, wholeNumber(start, 1));
      const own = child(override, 'lvl');
      if (own) levels[at] = readLevel(own);
    }
    lists.set(attributeOf(each, 'numId') ?? '', { abstract, levels, restarts });
  }
  return lists;
}

function readLevels(abstract: XmlElement): (Level | undefined)[] {
  const levels: (Level | undefined)[] = [];
  for (const each of elements(abstract)) {
    if (each.name === 'lvl') levels[levelNumber(attributeOf(each, 'ilvl'))] = readLevel(each);
  }
  return levels;
}

function readLevel(of: XmlElement): Level {
  return {
    start: wholeNumber(settingOf(of, 'start'), 1),
    format: settingOf(of, 'numFmt') ?? 'decimal',
    text: (settingOf(of, 'lvlText') ?? '').slice(0, 60),
    legal: child(of, 'isLgl') !== undefined,
    style: settingOf(of, 'pStyle') ?? null,
  };
}

function levelNumber(value: string | undefined): number {
  return Math.min(LEVELS - 1, Math.max(0, wholeNumber(value, 0)));
}

function wholeNumber(value: string | undefined, otherwise: number): number {
  const number = Number.parseInt(value ?? '', 10);
  return Number.isSafeInteger(number) ? number : otherwise;
}
