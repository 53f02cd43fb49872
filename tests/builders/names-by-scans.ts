import type { CivilDate } from '../../db/domain/dates/civil-date';
import { foldInPlace, passageAt } from '../../db/domain/plan/text-checks/fold-text';
import type { ForeignName, NameCheck } from '../../db/domain/plan/text-checks/foreign-names';
import type { LawCitation, RepealedLaw, RepealedLaws } from '../../db/domain/plan/text-checks/law-status';
import { nameCore } from '../../db/domain/plan/text-checks/name-index';
import type { Passage } from '../../db/domain/plan/text-checks/near-copy';

// As outline-by-scans.ts, for names, laws and sentences.

const MIN_CORE = 5;

interface NameIndex {
  readonly byHead: ReadonlyMap<string, readonly { readonly core: string; readonly name: string }[]>;
}

const HEAD = 4;

/** Builds the index; names too short to mean one unit are left out. */
function buildNameIndex(names: Iterable<string>): NameIndex {
  const byHead = new Map<string, { core: string; name: string }[]>();
  for (const name of names) {
    const core = nameCore(name);
    if (core.length < MIN_CORE) continue;
    const head = core.slice(0, HEAD);
    const known = byHead.get(head);
    if (known) known.push({ core, name });
    else byHead.set(head, [{ core, name }]);
  }
  return { byHead };
}

/** Every place of a folded text where a registered name begins; of two that begin together the longer. */
function findNames(folded: string, index: NameIndex): { name: string; core: string; start: number }[] {
  const found: { name: string; core: string; start: number }[] = [];
  for (let at = 0; at + HEAD <= folded.length; at += 1) {
    const entries = index.byHead.get(folded.slice(at, at + HEAD));
    if (!entries) continue;
    let longest: { core: string; name: string } | undefined;
    for (const entry of entries)
      if (entry.core.length > (longest?.core.length ?? 0) && folded.startsWith(entry.core, at))
        longest = entry;
    if (!longest) continue;
    found.push({ ...longest, start: at });
    at += longest.core.length - 1;
  }
  return found;
}

/** What the names of enterprises end in; hospitals, schools, offices and teams are rightly named in plans of others. */
const SUFFIX =
  '(?:有限责任公司|有限公司|集团公司|股份公司|煤矿|矿业公司|加油站|加气站|大酒店|酒店|宾馆|化工厂|木材厂|机械厂|砖厂|铸造厂|加工厂|选矿厂|采石场|商场|超市|歌厅|网吧|养殖场|粮库|油库)';
/** A county or city, then the name: where a name begins cannot be told without. 粮库路8号 is an address. */
const COMPANY = new RegExp(
  `[\\u4e00-\\u9fff]{2}[市县](?:[\\u4e00-\\u9fff]{1,3}[区镇乡])?[\\u4e00-\\u9fff()\\d]{2,22}?${SUFFIX}(?:第?[一二三四五六七八九十\\d]+(?:加油站|分公司|厂))?(?![路街巷道旁])`,
  'g',
);
/** Words that no name holds: what was matched across them is a sentence. */
const NOT_IN_NAMES = /[的向由把被将于为是等]|有(?!限)|以及|应急|事故|负责|联系/;
/** Where other units are named with good reason: agreements, help, neighbours, suppliers, the parent company. */
const RIGHTLY_NAMED =
  /协议|协作|互助|支援|增援|求援|援助|救护队|救援队|消防队|毗邻|相邻|邻近|周边|附近|周围|[东南西北]侧|[东南西北]面|[东南西北]邻|供应商|供货|委托|维保|检测|承包|施工单位|监理|租赁|上级|总公司|集团|隶属|下属|编制机构|技术服务|咨询/;
/** Where a name claims to be the plan's own, whatever else the line says. */
const CLAIMS = /本预案适用|适用于|编制单位|发布单位|以下简称|我公司|本公司|本单位/;
/** Places shown for one name. */
const PER_NAME = 3;
const MOST_NAMES = 20;
/** No paragraph of a plan goes on longer before and behind a name. */
const LINE_REACH = 2000;

interface Hit {
  readonly name: string;
  readonly core: string;
  readonly start: number;
  readonly registered: boolean;
}

function hitsIn(folded: string, index: NameIndex): Hit[] {
  const registered = findNames(folded, index).map((hit) => ({ ...hit, registered: true }));
  // Both lists rise: each is walked once, however many names a text holds.
  let next = 0;
  const covered = (start: number, end: number): boolean => {
    for (let hit = registered[next]; hit && hit.start + hit.core.length <= start; hit = registered[next])
      next += 1;
    return (registered[next]?.start ?? end) < end;
  };
  const patterned: Hit[] = [];
  for (const match of folded.matchAll(COMPANY)) {
    if (NOT_IN_NAMES.test(match[0]) || covered(match.index, match.index + match[0].length)) continue;
    patterned.push({ name: match[0], core: nameCore(match[0]), start: match.index, registered: false });
  }
  return [...registered, ...patterned].sort((a, b) => a.start - b.start);
}

/** The line of a place; of a document that is one endless line the part around the place. */
function lineAt(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - LINE_REACH), at);
  const behind = text.slice(at, at + LINE_REACH);
  const end = behind.indexOf('\n');
  return before.slice(before.lastIndexOf('\n') + 1) + (end < 0 ? behind : behind.slice(0, end));
}

/**
 * Names of other enterprises left in a plan: those of the register and whatever is built like a company's name, in the
 * text and in page headers. Names that are part of the owner's or contain it, and names in lines about agreements, help,
 * neighbours or suppliers, are not named. Hints for a reader, who knows whom the plan may mention.
 */
export function namesByScans(
  document: { readonly text: string; readonly headers: readonly string[] },
  owner: string,
  names: readonly string[],
): NameCheck {
  const index = buildNameIndex(names);
  const own = nameCore(owner);
  const isOwn = (core: string) => own.includes(core) || core.includes(own);
  const places = new Map<string, number>();
  const foreign: ForeignName[] = [];
  const note = (hit: Hit, text: string, inHeader: boolean) => {
    if (isOwn(hit.core)) return;
    const line = lineAt(text, hit.start);
    if (!inHeader && RIGHTLY_NAMED.test(line) && !CLAIMS.test(line)) return;
    const known = places.get(hit.core) ?? 0;
    if (known >= PER_NAME || (known === 0 && places.size >= MOST_NAMES)) return;
    places.set(hit.core, known + 1);
    foreign.push({
      name: hit.name,
      registered: hit.registered,
      start: inHeader ? null : hit.start,
      quote: passageAt(text, hit.start, hit.core.length),
    });
  };
  for (const header of document.headers)
    for (const hit of hitsIn(foldInPlace(header), index)) note(hit, header, true);
  const folded = foldInPlace(document.text);
  for (const hit of hitsIn(folded, index)) note(hit, document.text, false);
  const everything = [folded, ...document.headers.map(foldInPlace)].map((part) => part.replace(/[ \t]/g, ''));
  return { foreign, ownerAbsent: document.text !== '' && !everything.some((part) => part.includes(own)) };
}

const NEAR = 60;
/** A plan that names an old order on every page needs to be told a few times only. */
const PER_LAW = 5;

/** How a law is found: its spellings without blanks, to tell most texts from those that may name it, and the pattern. */
interface Sought {
  readonly spellings: readonly string[];
  readonly pattern: RegExp;
}

/** Patterns are made once: a county has twenty thousand texts and a few dozen laws. */
const sought = new WeakMap<RepealedLaw, Sought>();

function soughtOf(law: RepealedLaw): Sought {
  const known = sought.get(law);
  if (known) return known;
  const made = { spellings: law.patterns.map(withoutBlanks), pattern: patternOf(law) };
  sought.set(law, made);
  return made;
}

const withoutBlanks = (text: string): string => foldInPlace(text).replace(/\s/g, '');

function patternOf(law: RepealedLaw): RegExp {
  const spelt = law.patterns.map((pattern) =>
    Array.from(withoutBlanks(pattern), (c) => c.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s{0,2}'),
  );
  // A number must not be the beginning of a longer one: 17 in 171, 2013 in 20131.
  const unless = law.unless.map((words) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`(?:${spelt.join('|')})(?![\\d]${unless.map((words) => `|${words}`).join('')})`, 'g');
}

/**
 * Finds laws and standards in a text that stood no longer on `asOf`, in the order of the text, a few places each.
 */
export function lawsByScans(text: string, laws: RepealedLaws, asOf: CivilDate): LawCitation[] {
  const folded = foldInPlace(text);
  const dense = folded.replace(/\s+/g, '');
  const found: LawCitation[] = [];
  for (const law of laws.entries) {
    if (law.repealedOn > asOf) continue;
    const { spellings, pattern } = soughtOf(law);
    if (!spellings.some((spelling) => dense.includes(spelling))) continue;
    let count = 0;
    for (const hit of folded.matchAll(pattern)) {
      const around = folded.slice(Math.max(0, hit.index - NEAR), hit.index + hit[0].length + NEAR);
      if (law.near !== null && !around.includes(law.near)) continue;
      const length = hit[0].length;
      found.push({ law, start: hit.index, length, quote: passageAt(text, hit.index, length) });
      count += 1;
      if (count === PER_LAW) break;
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

const SHORTEST = 14;

/** Sentences of a text as they are compared: without numbers, punctuation and the owner's name. */
export function passagesByScans(text: string, owner: string | null): Passage[] {
  const name = owner === null ? '' : foldInPlace(owner);
  const found: Passage[] = [];
  for (const { 0: sentence, index } of foldInPlace(text).matchAll(/[^。；;\n\t]+/g)) {
    const key = (name === '' ? sentence : sentence.replaceAll(name, '')).replace(/[^\p{L}]/gu, '');
    if (key.length >= SHORTEST) found.push({ key, start: index, length: sentence.length });
  }
  return found;
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

function mix(value: number, seed: number): number {
  let mixed = Math.imul(value ^ Math.imul(seed + 1, 0x9e3779b1), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** MinHash of a text's passages; null for a text with too few to compare. */
export function fingerprintByScans(text: string, owner: string | null): Uint32Array | null {
  const hashes = new Set(passagesByScans(text, owner).map(({ key }) => hash(key)));
  if (hashes.size < 6) return null;
  const least = new Uint32Array(60).fill(0xffffffff);
  for (const value of hashes)
    for (let seed = 0; seed < 60; seed += 1) {
      const mixed = mix(value, seed);
      if (mixed < (least[seed] ?? 0)) least[seed] = mixed;
    }
  return least;
}
