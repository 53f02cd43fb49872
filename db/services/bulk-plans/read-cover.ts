import { parseCivilDate } from '../../domain/dates/parse-date';
import { type EnterprisePlanKind, recognisePlanKind } from '../../domain/plan/kinds';
import { compactName, tidyValue } from '../../domain/text/normalise';
import { planTitle } from '../../ledgers/kinds/plans';

/** What a file says of itself by its name and its first page. Texts are tidied; nothing is known of the register yet. */
export interface Cover {
  /** null: neither the first page nor the file's name says what it is. */
  title: string | null;
  /** Where the title stands. */
  titleFrom: 'cover' | 'header' | 'file-name' | null;
  kind: EnterprisePlanKind | null;
  kindFrom: 'title' | 'file-name' | 'folder' | null;
  /** `YYYY-MM-DD` */
  publishedOn: string | null;
  /** A day that stands by the words 颁布日期 and the like counts more than one beside a signature. */
  publishedFrom: 'stated' | 'cover' | null;
  versionLabel: string | null;
  /** 编制单位 as it is written; null when there is no such line. */
  compiler: string | null;
  /** First page and page headers: where a unit's name may stand. */
  lines: string[];
  /** Parts of the file's name and of its folders that may name the unit, the longest first. */
  nameParts: string[];
  /** What a companion of a plan is, told by its name: a review opinion, a risk assessment … */
  companion: 'review-opinion' | 'risk-assessment' | 'resource-survey' | 'application' | null;
}

export interface CoverSource {
  /** Path below the chosen folder, parts joined by `/`. */
  relativePath: string;
  text: string;
  headersFooters: readonly string[];
}

/** Lines of a document that can belong to its cover and approval page. */
const COVER_LINES = 40;
/** A page header is a line; whatever goes on longer has no title at its end. */
const HEADER_CHARACTERS = 300;
const CONTENTS = /^(目\s*[录次]|contents$)/i;
const TITLE_END = /(应急预案|处置方案|预案|处置卡)(（[^）]*）|\([^)]*\))?$/;
/** Sentences end so; a title does not. */
const SENTENCE = /[。；;，,：:]/;
const DAY = String.raw`(\d{4}\s*[年.\-/]\s*\d{1,2}\s*[月.\-/]\s*\d{1,2}\s*日?)`;
const STATED_DAY = new RegExp(
  String.raw`(?:颁布|发布|公布|印发|实施|施行)(?:日期|时间|之日)?\s*[:：]?\s*${DAY}`,
);
const ANY_DAY = new RegExp(DAY);
const VERSION = /版\s*本\s*(?:号)?\s*[:：]\s*([^\s　]{1,20})/;
const COMPILER = /(?:编制|编写|发布|颁布)单位(?:（[^）]*）)?\s*[:：]\s*(.{4,60})$/;

/** Words of a file's name that say nothing about the plan. */
const NOISE =
  /^(?:\d{1,4}|v?\d+(?:\.\d+)*|终稿|定稿|最终版|最终|修订版|修改版|修订稿|送审稿|报批稿|备案稿|备案版|扫描件|扫描|加密|旧格式|副本|复件|新|盖章版|签字版|电子版|打印版|正文|copy)$/i;

const COMPANIONS: readonly (readonly [RegExp, NonNullable<Cover['companion']>])[] = [
  [/评审(?:意见|纪要|报告|表|会)|专家意见|论证意见/, 'review-opinion'],
  [/风险评估|风险辨识/, 'risk-assessment'],
  [/资源调查/, 'resource-survey'],
  [/备案(?:申报|申请|登记)表|申报表|申请表/, 'application'],
];

/** Reads name and first page. Pure; the same file always gives the same answer. */
export function readCover({ relativePath, text, headersFooters }: CoverSource): Cover {
  const folders = relativePath.split('/');
  const fileName = (folders.pop() ?? '').replace(/\.[A-Za-z0-9]{1,5}$/, '');
  const lines = coverLines(text);
  const headers = headersFooters
    .filter((header) => header.length <= HEADER_CHARACTERS)
    .flatMap((header) => header.split(/[　\t]|\s{2,}/))
    .map(tidyValue);
  const parts = nameParts(fileName);

  const onCover = titleOf(lines);
  const inHeader =
    headers.filter((header) => TITLE_END.test(header) && !SENTENCE.test(header)).at(-1) ?? null;
  const byName = titleFromName(fileName, parts);
  const title = onCover ?? inHeader ?? byName;
  const kind = kindOf(title, onCover ?? inHeader, fileName, folders);
  const stated = lines.map((line) => dayOf(STATED_DAY, line)).find((day) => day !== null) ?? null;
  const shown = stated ?? lines.map((line) => dayOf(ANY_DAY, line)).find((day) => day !== null) ?? null;
  const version = lines.map((line) => VERSION.exec(line)?.[1]).find((label) => label !== undefined);
  const compiler = lines.map((line) => COMPILER.exec(line)?.[1]).find((name) => name !== undefined);
  return {
    title: title === null ? null : planTitle(title),
    titleFrom: onCover ? 'cover' : inHeader ? 'header' : byName ? 'file-name' : null,
    ...kind,
    publishedOn: shown,
    publishedFrom: stated ? 'stated' : shown ? 'cover' : null,
    versionLabel: version ?? null,
    compiler: compiler === undefined ? null : tidyValue(compiler),
    lines: [...lines, ...headers],
    nameParts: [...new Set([...parts, ...folders.flatMap(nameParts)])].sort((a, b) => b.length - a.length),
    companion: onCover ? null : (COMPANIONS.find(([words]) => words.test(fileName))?.[1] ?? null),
  };
}

/** The first page as far as it can be told without pages: up to the table of contents or the first numbered heading. */
function coverLines(text: string): string[] {
  const lines: string[] = [];
  for (const written of text.split('\n')) {
    const line = tidyValue(written);
    if (line === '') continue;
    if (CONTENTS.test(line) || (lines.length > 0 && /^(?:第[一1]章|1(?:\.1)?\s|一、)/.test(line))) break;
    lines.push(line);
    if (lines.length === COVER_LINES) break;
  }
  return lines;
}

/** A line that ends as titles do, alone or together with the next: long titles are broken on a cover. */
function titleOf(lines: readonly string[]): string | null {
  for (const [i, line] of lines.entries()) {
    if (SENTENCE.test(line) || line.includes('\t')) continue;
    if (TITLE_END.test(line) && line.length >= 4) return wholeTitle(lines, i);
    const next = lines[i + 1] ?? '';
    const joined = line + next;
    // The rest of a broken line is short; a longer next line is the title itself.
    if (line.length >= 8 && next.length < 8 && TITLE_END.test(joined) && !SENTENCE.test(joined))
      return joined;
  }
  return null;
}

/** 生产安全事故 / 应急预案 on two lines of a cover is one title. */
function wholeTitle(lines: readonly string[], at: number): string {
  const line = lines[at] ?? '';
  const before = lines[at - 1] ?? '';
  const bare = /^(?:(?:生产安全事故)?(?:综合|专项)?应急预案|(?:现场)?(?:应急)?处置方案)$/.test(line);
  return bare && before.length >= 4 && !/[:：]/.test(before) ? before + line : line;
}

function nameParts(name: string): string[] {
  return name
    .split(/[\s_\-—－·.,，、()（）[\]【】《》+]+/)
    .map((part) => part.replace(/^\d+/, ''))
    .filter((part) => part.length >= 2 && !NOISE.test(part) && !KIND_PART.test(part));
}

const KIND_PART = /^(?:综合|专项|现场|现场处置)(?:应急)?(?:预案|方案)?$/;

function titleFromName(fileName: string, parts: readonly string[]): string | null {
  const named = parts.find((part) => TITLE_END.test(part) && part.length > 4);
  if (named !== undefined) return named;
  const kind = recognisePlanKind(kindWordOf(fileName) ?? '');
  if (kind === null) return null;
  // What is left of 12_现场_示鲜冷链_液氨泄漏 names the accident; the unit comes first as a rule.
  const subject = parts.length > 1 ? (parts.at(-1) ?? '') : '';
  if (kind === 'comprehensive') return '生产安全事故综合应急预案';
  return subject === '' ? null : `${subject}${kind === 'special' ? '专项应急预案' : '现场处置方案'}`;
}

function kindWordOf(name: string): string | null {
  return (
    name.split(/[\s_\-—－·.()（）[\]【】]+/).find((part) => KIND_PART.test(part.replace(/^\d+/, ''))) ?? null
  );
}

function kindOf(
  title: string | null,
  written: string | null,
  fileName: string,
  folders: readonly string[],
): Pick<Cover, 'kind' | 'kindFrom'> {
  const byTitle = written === null ? null : recognisePlanKind(written);
  if (byTitle !== null) return { kind: byTitle, kindFrom: 'title' };
  const word = kindWordOf(fileName)?.replace(/^\d+/, '') ?? fileName;
  const byName = recognisePlanKind(shortKind(word)) ?? recognisePlanKind(title ?? '');
  if (byName !== null) return { kind: byName, kindFrom: 'file-name' };
  const byFolder = folders
    .map((folder) => recognisePlanKind(shortKind(folder)))
    .findLast((kind) => kind !== null);
  return byFolder ? { kind: byFolder, kindFrom: 'folder' } : { kind: null, kindFrom: null };
}

/** 现场 alone is how folders and file names call the third kind. */
function shortKind(word: string): string {
  return compactName(word) === '现场' ? '现场处置' : word;
}

function dayOf(pattern: RegExp, line: string): string | null {
  const written = pattern.exec(line.normalize('NFKC'))?.[1];
  if (written === undefined) return null;
  const parsed = parseCivilDate(written.replace(/\s/g, ''));
  return parsed.ok && parsed.value.precision === 'day' ? parsed.value.date : null;
}
