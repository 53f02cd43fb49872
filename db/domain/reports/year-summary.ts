import type { TallyCell } from './tally';

/** The numbers a summary is drafted from: the totals of the tables by the keys of their columns. */
export interface SummaryFigures {
  readonly filing: Readonly<Record<string, TallyCell>>;
  readonly drills: Readonly<Record<string, TallyCell>>;
  readonly inspections: Readonly<Record<string, TallyCell>>;
  readonly units: number;
  /** 地区 where most units have not filed or not drilled, with their number; at most three. */
  readonly behind: readonly { readonly label: string; readonly count: number }[];
}

/** A part of the text: its heading and its paragraphs. */
export interface SummaryPart {
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

const NUMERALS = ['一', '二', '三', '四', '五', '六'] as const;

/**
 * The yearly summary of the management of plans (办法 42, 年底前报送完成情况) as a draft in the office's language: what was done, in
 * numbers, what is wanting, what follows from that. Sentences about nothing are left out; people go over it before it is sent.
 * @param stretch words for the time, such as 2026年
 */
export function draftYearSummary(figures: SummaryFigures, stretch: string, asOf: string): SummaryPart[] {
  const wanting = shortcomings(figures);
  const parts: (readonly [string, readonly string[]])[] = [
    ['基本情况', [`截至${asOf}，本辖区在册生产经营单位${figures.units}家。`]],
    ['预案编制与备案', filingWords(figures.filing, stretch)],
    ['应急演练', drillWords(figures.drills, stretch)],
    ['监督检查', inspectionWords(figures.inspections, stretch)],
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
  return parts.map(([heading, paragraphs], at) => ({ heading: `${NUMERALS[at]}、${heading}`, paragraphs }));
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

const rateWords = (rate: TallyCell | undefined, name: string) =>
  rate === null || rate === undefined ? '' : `，${name}${rate}%`;

function filingWords(n: Numbers, stretch: string): string[] {
  const kinds = counted([
    [of(n, 'comprehensive'), `综合应急预案${of(n, 'comprehensive')}项`],
    [of(n, 'special'), `专项应急预案${of(n, 'special')}项`],
    [of(n, 'onsite'), `现场处置方案${of(n, 'onsite')}项`],
  ]);
  const cases = of(n, 'cases');
  const days = n.checkDays ?? null;
  return [
    `现有预案${of(n, 'plans')}项${kinds === '' ? '' : `，其中${kinds}`}。依法应备案单位${of(n, 'shouldFile')}家，已备案${of(n, 'filed')}家${rateWords(n.filedRate, '备案率')}${of(n, 'deemed') > 0 ? `（其中视为备案${of(n, 'deemed')}家）` : ''}。`,
    cases === 0
      ? `${stretch}没有办理备案。`
      : `${stretch}办理备案${cases}件，其中首次备案${of(n, 'firstCases')}件、重新备案${of(n, 'refilings')}件${of(n, 'notices') > 0 ? `，一次性告知补正${of(n, 'notices')}件` : ''}${days === null ? '' : `，核对材料平均用时${days}个工作日`}。`,
    ...(of(n, 'shouldReview') > 0
      ? [`依法应当评审的单位${of(n, 'shouldReview')}家，已评审${of(n, 'reviewed')}家。`]
      : []),
  ];
}

function drillWords(n: Numbers, stretch: string): string[] {
  const drills = of(n, 'drills');
  const first = `依法应当在${stretch}内完成演练的单位${of(n, 'shouldDrill')}家，已演练${of(n, 'drilled')}家${rateWords(n.drilledRate, '完成率')}。`;
  const agencies = counted([
    [of(n, 'governmentDrills'), `政府演练${of(n, 'governmentDrills')}次`],
    [of(n, 'departmentDrills'), `部门演练${of(n, 'departmentDrills')}次`],
    [of(n, 'townDrills'), `乡镇（街道）演练${of(n, 'townDrills')}次`],
  ]);
  const own = agencies === '' ? [] : [`组织${agencies}。`];
  if (drills === 0) return [first, ...own];
  const by = (pairs: readonly (readonly [string, string])[]) =>
    counted(pairs.map(([key, word]) => [of(n, key), `${word}${of(n, key)}次`]));
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
      [of(n, 'players'), `参演${of(n, 'players')}人次`],
      [of(n, 'observers'), `观摩${of(n, 'observers')}人次`],
      [of(n, 'cost'), `投入经费${of(n, 'cost')}万元`],
    ],
    '，',
  );
  const findings = of(n, 'findings');
  return [
    first,
    `${stretch}生产经营单位举行演练${drills}次${kinds === '' ? '' : `：${kinds}`}${forms === '' ? '' : `；其中${forms}`}${people === '' ? '' : `。${people}`}。`,
    `形成评估报告${of(n, 'evaluations')}份${findings === 0 ? '' : `，发现问题${findings}个，已整改闭环${of(n, 'settled')}个`}${of(n, 'revisions') > 0 ? `，因演练提出修订预案${of(n, 'revisions')}项` : ''}；已报送演练情况${of(n, 'reported')}次。`,
    ...own,
  ];
}

function inspectionWords(n: Numbers, stretch: string): string[] {
  if (of(n, 'inspected') === 0) return [`${stretch}没有登记的监督检查。`];
  return [
    `${stretch}检查单位${of(n, 'inspected')}家，发现问题${of(n, 'findings')}个${counted([[of(n, 'orders'), `，责令改正${of(n, 'orders')}个`]])}${counted([[of(n, 'penalties'), `，作出处罚${of(n, 'penalties')}件`]])}。`,
  ];
}

interface Shortcoming {
  readonly problem: string;
  readonly measure: string;
}

function shortcomings({ filing, drills, behind }: SummaryFigures): Shortcoming[] {
  const notDrilled = of(drills, 'shouldDrill') - of(drills, 'drilled');
  const open = of(drills, 'findings') - of(drills, 'settled');
  const places = behind.map(({ label, count }) => `${label}（${count}家）`).join('、');
  const all: (Shortcoming & { readonly count: number })[] = [
    {
      count: of(filing, 'overdue'),
      problem: `${of(filing, 'overdue')}家单位预案公布后逾期未备案。`,
      measure: '对逾期未备案的单位逐家催办，仍不备案的依法处理。',
    },
    {
      count: of(filing, 'notAssessed'),
      problem: `${of(filing, 'notAssessed')}项预案到期未评估。`,
      measure: '督促到期预案完成评估，需要修订的及时修订、重新备案。',
    },
    {
      count: notDrilled,
      problem: `${notDrilled}家单位未按期演练${places === '' ? '' : `，较多的有${places}`}。`,
      measure: '把未按期演练的单位列入下一年度监督检查计划，指导其编制年度演练计划。',
    },
    {
      count: open,
      problem: `演练发现的问题还有${open}个没有闭环。`,
      measure: '跟踪演练问题整改，逐项验证闭环。',
    },
    {
      count: of(drills, 'idleAgencies'),
      problem: `${of(drills, 'idleAgencies')}个机关两年内没有组织演练。`,
      measure: '协调有关机关尽快组织本级预案演练。',
    },
  ];
  return all.filter(({ count }) => count > 0);
}
