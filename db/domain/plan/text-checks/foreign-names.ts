import { foldInPlace, passageAt } from './fold-text';
import { findNames, type NameIndex, nameCore } from './name-index';

/** A name in a plan that is not its owner's and does not stand where another unit's name belongs. */
export interface ForeignName {
  /** As the register has it, else as the text has it. */
  readonly name: string;
  readonly registered: boolean;
  /** Null when it stands in a page header or footer. */
  readonly start: number | null;
  readonly quote: string;
}

export interface NameCheck {
  readonly foreign: readonly ForeignName[];
  /** The owner's name stands nowhere, not even in a header. */
  readonly ownerAbsent: boolean;
}

/** What the names of enterprises end in; hospitals, schools, offices and teams are rightly named in plans of others. */
const SUFFIX =
  '(?:有限责任公司|有限公司|集团公司|股份公司|煤矿|矿业公司|加油站|加气站|大酒店|酒店|宾馆|化工厂|木材厂|机械厂|砖厂|铸造厂|加工厂|选矿厂|采石场|商场|超市|歌厅|网吧|养殖场|粮库|油库)';
/** A county or city, then the name: where a name begins cannot be told without. 粮库路8号 is an address. */
const COMPANY = new RegExp(
  `[\\u4e00-\\u9fff]{2}[市县](?:[\\u4e00-\\u9fff]{1,3}[区镇乡])?[\\u4e00-\\u9fff()\\d]{2,22}?${SUFFIX}(?:第?[一二三四五六七八九十\\d]+(?:加油站|分公司|厂))?(?![路街巷道旁])`,
  'y',
);
/** Where the county or city of such a name ends, and how many characters it has in front. */
const COUNTY_END = /[市县]/g;
const COUNTY_NAME = 2;
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

/** Every match of the pattern one after the other; it is only tried where a county's or city's name ends. */
function companiesIn(folded: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  let from = 0;
  for (const { index } of folded.matchAll(COUNTY_END)) {
    if (index - COUNTY_NAME < from) continue;
    COMPANY.lastIndex = index - COUNTY_NAME;
    const match = COMPANY.exec(folded);
    if (!match) continue;
    found.push(match);
    from = match.index + match[0].length;
  }
  return found;
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
  for (const match of companiesIn(folded)) {
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

/** Whether one of the texts holds the name, blanks in it or not. */
function isNamed(own: string, texts: readonly string[]): boolean {
  return (
    texts.some((text) => text.includes(own)) ||
    texts.some((text) => foldInPlace(text).replace(/[ \t]/g, '').includes(own))
  );
}

/**
 * Names of other enterprises left in a plan: those of the register and whatever is built like a company's name, in the
 * text and in page headers. Names that are part of the owner's or contain it, and names in lines about agreements, help,
 * neighbours or suppliers, are not named. Hints for a reader, who knows whom the plan may mention. `folded`: the text as
 * `foldInPlace` gives it, where the caller has it.
 */
export function findForeignNames(
  document: { readonly text: string; readonly headers: readonly string[] },
  owner: string,
  index: NameIndex,
  folded = foldInPlace(document.text),
): NameCheck {
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
  for (const hit of hitsIn(folded, index)) note(hit, document.text, false);
  return { foreign, ownerAbsent: document.text !== '' && !isNamed(own, [folded, ...document.headers]) };
}
