import { linked } from './linked-text';
import type { TallyCell } from './tally';

/** The numbers a summary is drafted from: the totals of the tables by the keys of their columns. */
export interface SummaryFigures {
  readonly filing: Readonly<Record<string, TallyCell>>;
  readonly drills: Readonly<Record<string, TallyCell>>;
  readonly inspections: Readonly<Record<string, TallyCell>>;
  /** Sums of the registers of teams, supplies and hazards (T5, T6, T8), of the pool of experts (T7); absent: none is kept. */
  readonly teams?: Readonly<Record<string, TallyCell>>;
  readonly stock?: Readonly<Record<string, TallyCell>>;
  readonly hazards?: Readonly<Record<string, TallyCell>>;
  readonly experts?: Readonly<Record<string, TallyCell>>;
  /** Incidents of the period: all, those whose response has ended. */
  readonly incidents?: Readonly<Record<string, TallyCell>>;
  readonly units: number;
  /** 地区 where most units have not filed or not drilled, with their number; at most three. */
  readonly behind: readonly { readonly key: string; readonly label: string; readonly count: number }[];
}

/** A part of the text: its heading and its paragraphs, whose numbers say where they come from (`linked-text.ts`). */
export interface SummaryPart {
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;

/**
 * The yearly summary of the management of plans (办法 42, 年底前报送完成情况) as a draft in the office's language: what was done, in
 * numbers, what is wanting, what follows from that. Sentences about nothing are left out; people go over it before it is sent.
 * @param stretch words for the time, such as 2026年
 */
export function draftYearSummary(figures: SummaryFigures, stretch: string, asOf: string): SummaryPart[] {
  const wanting = shortcomings(figures);
  const parts: (readonly [string, readonly string[]])[] = [
    ['基本情况', [`截至${asOf}，本辖区在册生产经营单位${linked(figures.units, 'T10', 'units')}家。`]],
    ['预案编制与备案', filingWords(figures.filing, stretch)],
    ['应急演练', drillWords(figures.drills, stretch)],
    ['监督检查', inspectionWords(figures.inspections, stretch)],
    ['应急救援队伍和物资', meansWords(figures, stretch)],
    ['重大危险源', hazardWords(figures.hazards ?? {})],
    ['专家队伍', expertWords(figures.experts ?? {}, stretch)],
    ['事故险情处置', incidentWords(figures.incidents ?? {}, stretch)],
    [
      '存在的主要问题',
      wanting.length === 0
        ? ['未发现逾期未备案、未演练和未整改的情形。']
        : wanting.map(({ problem }, at) => `（${at + 1}）${problem}`),
    ],
    [
      '下一步工作',
      [
        ...wanting.map(({ measure }) => measure),
        '继续做好预案备案、演练和评估的日常服务，按期报送统计。',
      ].map((text, at) => `（${at + 1}）${text}`),
    ],
  ];
  const said = parts.filter(([, paragraphs]) => paragraphs.length > 0);
  return said.map(([heading, paragraphs], at) => ({ heading: `${NUMERALS[at]}、${heading}`, paragraphs }));
}

type Numbers = Readonly<Record<string, TallyCell>>;
const of = (numbers: Numbers, key: string): number => numbers[key] ?? 0;

/** The parts that say something, joined: a count of nothing is no news. */
function counted(parts: readonly (readonly [number, string])[], joiner = '、'): string {
  return parts
    .filter(([value]) => value > 0)
    .map(([, text]) => text)
    .join(joiner);
}

/** Numbers of a table as they stand in a sentence. */
const numbersOf = (report: string, numbers: Numbers) => (key: string) =>
  linked(of(numbers, key), report, key);

const rateWords = (rate: TallyCell | undefined, name: string, report: string, key: string) =>
  rate === null || rate === undefined ? '' : `，${name}${linked(rate, report, key)}%`;

function filingWords(n: Numbers, stretch: string): string[] {
  const num = numbersOf('T1', n);
  const kinds = counted([
    [of(n, 'comprehensive'), `综合应急预案${num('comprehensive')}项`],
    [of(n, 'special'), `专项应急预案${num('special')}项`],
    [of(n, 'onsite'), `现场处置方案${num('onsite')}项`],
  ]);
  const cases = of(n, 'cases');
  const days = n.checkDays ?? null;
  return [
    `现有预案${num('plans')}项${kinds === '' ? '' : `，其中${kinds}`}。依法应备案单位${num('shouldFile')}家，已备案${num('filed')}家${rateWords(n.filedRate, '备案率', 'T1', 'filedRate')}${of(n, 'deemed') > 0 ? `（其中视为备案${num('deemed')}家）` : ''}。`,
    cases === 0
      ? `${stretch}没有办理备案。`
      : `${stretch}办理备案${num('cases')}件，其中首次备案${num('firstCases')}件、重新备案${num('refilings')}件${of(n, 'notices') > 0 ? `，一次性告知补正${num('notices')}件` : ''}${days === null ? '' : `，核对材料平均用时${num('checkDays')}个工作日`}。`,
    ...(of(n, 'shouldReview') > 0
      ? [`依法应当评审的单位${num('shouldReview')}家，已评审${num('reviewed')}家。`]
      : []),
  ];
}

function drillWords(n: Numbers, stretch: string): string[] {
  const num = numbersOf('T3', n);
  const drills = of(n, 'drills');
  const first = `依法应当在${stretch}内完成演练的单位${num('shouldDrill')}家，已演练${num('drilled')}家${rateWords(n.drilledRate, '完成率', 'T3', 'drilledRate')}。`;
  const agencies = counted([
    [of(n, 'governmentDrills'), `政府演练${num('governmentDrills')}次`],
    [of(n, 'departmentDrills'), `部门演练${num('departmentDrills')}次`],
    [of(n, 'townDrills'), `乡镇（街道）演练${num('townDrills')}次`],
  ]);
  const own = agencies === '' ? [] : [`组织${agencies}。`];
  if (drills === 0) return [first, ...own];
  const by = (pairs: readonly (readonly [string, string])[]) =>
    counted(pairs.map(([key, word]) => [of(n, key), `${word}${num(key)}次`]));
  const kinds = by([
    ['comprehensive', '综合应急预案演练'],
    ['special', '专项应急预案演练'],
    ['onsite', '现场处置方案演练'],
  ]);
  const forms = by([
    ['action', '实战演练'],
    ['tabletop', '桌面演练'],
    ['noNotice', '不预先通知的演练'],
  ]);
  const people = counted(
    [
      [of(n, 'players'), `参演${num('players')}人次`],
      [of(n, 'observers'), `观摩${num('observers')}人次`],
      [of(n, 'cost'), `投入经费${num('cost')}万元`],
    ],
    '，',
  );
  const findings = of(n, 'findings');
  return [
    first,
    `${stretch}生产经营单位举行演练${num('drills')}次${kinds === '' ? '' : `：${kinds}`}${forms === '' ? '' : `；其中${forms}`}${people === '' ? '' : `。${people}`}。`,
    `形成评估报告${num('evaluations')}份${findings === 0 ? '' : `，发现问题${num('findings')}个，已整改闭环${num('settled')}个`}${of(n, 'revisions') > 0 ? `，因演练提出修订预案${num('revisions')}项` : ''}；已报送演练情况${num('reported')}次。`,
    ...own,
  ];
}

function inspectionWords(n: Numbers, stretch: string): string[] {
  const num = numbersOf('T9', n);
  if (of(n, 'inspected') === 0) return [`${stretch}没有登记的监督检查。`];
  return [
    `${stretch}检查单位${num('inspected')}家，发现问题${num('findings')}个${counted([[of(n, 'orders'), `，责令改正${num('orders')}个`]])}${counted([[of(n, 'penalties'), `，作出处罚${num('penalties')}件`]])}。`,
  ];
}

function meansWords({ teams = {}, stock = {} }: SummaryFigures, stretch: string): string[] {
  const [team, item] = [numbersOf('T5', teams), numbersOf('T6', stock)];
  const words: string[] = [];
  if (of(teams, 'teams') > 0) {
    const members =
      of(teams, 'members') === 0
        ? ''
        : `，登记人数${team('members')}人${of(teams, 'fullTime') > 0 ? `（专职${team('fullTime')}人）` : ''}`;
    const done = counted([
      [of(teams, 'trainings'), `训练${team('trainings')}次`],
      [of(teams, 'calls'), `出动${team('calls')}次`],
    ]);
    const agreements = of(teams, 'agreements') === 0 ? '' : `有效的应急救援协议${team('agreements')}份。`;
    words.push(
      `在册应急救援队伍${team('teams')}支${members}。${done === '' ? '' : `${stretch}${done}。`}${agreements}`,
    );
  }
  if (of(stock, 'items') > 0) {
    const kinds = counted([
      [of(stock, 'supply'), `物资${item('supply')}项`],
      [of(stock, 'gear'), `装备${item('gear')}项`],
    ]);
    const wanting = counted([
      [of(stock, 'unfit'), `有待修或者报废的${item('unfit')}项`],
      [of(stock, 'expired'), `已过有效期的${item('expired')}项`],
    ]);
    words.push(
      `登记应急物资装备${item('items')}项${kinds === '' ? '' : `，其中${kinds}`}${wanting === '' ? '' : `；${wanting}`}。`,
    );
  }
  return words;
}

function hazardWords(n: Numbers): string[] {
  if (of(n, 'hazards') === 0) return [];
  const num = numbersOf('T8', n);
  const levels = counted([
    [of(n, 'level1'), `一级${num('level1')}处`],
    [of(n, 'level2'), `二级${num('level2')}处`],
    [of(n, 'level3'), `三级${num('level3')}处`],
    [of(n, 'level4'), `四级${num('level4')}处`],
    [of(n, 'unlevelled'), `未定级${num('unlevelled')}处`],
  ]);
  return [
    `在用重大危险源${num('hazards')}处${levels === '' ? '' : `（${levels}）`}，已备案${num('filed')}处，有预案覆盖${num('covered')}处。`,
  ];
}

function expertWords(n: Numbers, stretch: string): string[] {
  if (of(n, 'serving') === 0) return [];
  const num = numbersOf('T7', n);
  const done = counted([
    [of(n, 'draws'), `抽取专家${num('draws')}人次`],
    [of(n, 'reviews'), `参加评审${num('reviews')}人次`],
    [of(n, 'recusals'), `回避${num('recusals')}人次`],
  ]);
  return [
    `在聘专家${num('serving')}人${of(n, 'expired') > 0 ? `，聘期届满尚未续聘${num('expired')}人` : ''}。${done === '' ? '' : `${stretch}${done}。`}`,
  ];
}

function incidentWords(n: Numbers, stretch: string): string[] {
  if (of(n, 'incidents') === 0) return [];
  const num = numbersOf('T10', n);
  return [
    `${stretch}登记事故险情${num('incidents')}起${of(n, 'ended') > 0 ? `，已终止响应${num('ended')}起` : ''}。`,
  ];
}

interface Shortcoming {
  readonly problem: string;
  readonly measure: string;
}

function shortcomings({ filing, drills, behind, stock = {}, hazards = {} }: SummaryFigures): Shortcoming[] {
  const notDrilled = of(drills, 'shouldDrill') - of(drills, 'drilled');
  const open = of(drills, 'findings') - of(drills, 'settled');
  const uncovered = of(hazards, 'hazards') - of(hazards, 'covered');
  const places = behind
    .map(({ key, label, count }) => `${label}（${linked(count, 'L1', 'notDrilled', key)}家）`)
    .join('、');
  const all: (Shortcoming & { readonly count: number })[] = [
    {
      count: of(filing, 'overdue'),
      problem: `${linked(of(filing, 'overdue'), 'T1', 'overdue')}家单位预案公布后逾期未备案。`,
      measure: '对逾期未备案的单位逐家催办，仍不备案的依法处理。',
    },
    {
      count: of(filing, 'notAssessed'),
      problem: `${linked(of(filing, 'notAssessed'), 'T1', 'notAssessed')}项预案到期未评估。`,
      measure: '督促到期预案完成评估，需要修订的及时修订、重新备案。',
    },
    {
      count: notDrilled,
      problem: `${linked(notDrilled, 'L1', 'notDrilled')}家单位未按期演练${places === '' ? '' : `，较多的有${places}`}。`,
      measure: '把未按期演练的单位列入下一年度监督检查计划，指导其编制年度演练计划。',
    },
    {
      count: open,
      problem: `演练发现的问题还有${linked(open, 'L1', 'open')}个没有闭环。`,
      measure: '跟踪演练问题整改，逐项验证闭环。',
    },
    {
      count: of(drills, 'idleAgencies'),
      problem: `${linked(of(drills, 'idleAgencies'), 'T3', 'idleAgencies')}个机关两年内没有组织演练。`,
      measure: '协调有关机关尽快组织本级预案演练。',
    },
    {
      count: uncovered,
      problem: `${linked(uncovered, 'L1', 'uncovered')}处重大危险源没有关联预案。`,
      measure: '督促有关单位把重大危险源纳入专项预案、现场处置方案。',
    },
    {
      count: of(stock, 'expired'),
      problem: `${linked(of(stock, 'expired'), 'T6', 'expired')}项应急物资已过有效期。`,
      measure: '清点更新过期应急物资。',
    },
  ];
  return all.filter(({ count }) => count > 0);
}
