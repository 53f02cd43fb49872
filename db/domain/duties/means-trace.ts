import { addDays, type CivilDate, daysInMonth, formatChineseDate } from '../dates/civil-date';
import type { MetWay, TeamDoubt, TeamLack, TeamWay } from '../team/must-have-team';
import type { CompiledRule } from './compiled-rule';
import type { ConsideredRecord } from './considered-record';
import type { Duty, DutySubject } from './duty';
import type { DutyStoreRow, HazardLack } from './means';
import { gearServed, storeOf, teamAnswer, termsOf, wantsOf } from './means-duties';

/** Rows of a depot that are named; the others are counted. */
const NAMED_ROWS = 50;

const WAY_WORDS: Readonly<Record<TeamWay, string>> = {
  'own-team': '本单位建有应急救援队伍',
  'joint-team': '与其他单位联合建立应急救援队伍',
  'named-rescuers': '小型、微型单位指定了兼职应急救援人员',
  'own-full-time-team': '建有专职矿山救护队',
  'part-time-team-and-agreement': '建有兼职救护队，并与邻近的专职矿山救护队签订协议',
};

const LACK_WORDS: Readonly<Record<TeamLack, string>> = {
  'no-team': '没有登记本单位的应急救援队伍',
  'no-joint-team': '没有登记联合建队协议',
  'no-rescuers': '没有登记指定的兼职应急救援人员',
  'not-small': '单位不是小型、微型，不能只指定兼职人员',
  'no-full-time-team': '没有登记专职矿山救护队',
  'no-mine-team': '没有登记兼职救护队',
  'no-agreement': '没有有效的应急救援协议',
};

const DOUBT_WORDS: Readonly<Record<TeamDoubt, string>> = {
  'size-tier': '单位规模没有登记，暂按小型、微型计',
  'team-field': '队伍的专业类别没有登记，暂按矿山救护计',
};

const HAZARD_WORDS: Readonly<Record<HazardLack, string>> = {
  level: '没有登记级别',
  place: '没有登记位置',
  substances: '没有登记主要危险物质',
  monitoring: '没有登记监控措施',
  responsible: '没有登记责任人',
  assessment: '没有登记评估日期',
  filing: '没有登记备案日期',
  plan: '没有关联本单位的应急预案',
};

export interface MeansLine {
  readonly label: string;
  readonly text: string;
}

/** What the answer on teams, stock, watch or hazards rests on, in words; empty for every other rule. */
export function meansLines(
  compiled: CompiledRule,
  subject: DutySubject,
  duty: Duty,
  asOf: CivilDate,
): MeansLine[] {
  const { means } = subject;
  switch (compiled.rule.evidence) {
    case 'rescue-team': {
      const { ways, lacking } = teamAnswer(compiled, means.holding, asOf);
      if (ways.length === 0)
        return [{ label: '缺少', text: lacking.map((lack) => LACK_WORDS[lack]).join('；') }];
      return ways.map((way) => ({ label: '方式', text: wayText(way) }));
    }
    case 'rescue-gear':
      return gearServed(compiled, subject).map(({ label, has }) => ({
        label: '器材',
        text: `${label}：${has ? '有' : '没有登记可用的'}`,
      }));
    case 'team-training':
    case 'hazard-assessment':
      return compiled.months === null ? [] : [{ label: '间隔', text: `按${compiled.months}个月计` }];
    case 'watch': {
      const found = means.watches.find(({ month }) => month === duty.period);
      const days = daysInMonth(Number(duty.period.slice(0, 4)), Number(duty.period.slice(5)));
      return [{ label: '值班表', text: `本月${days}天，已排${found?.days ?? 0}天` }];
    }
    case 'hazard-archive': {
      const hazard = means.hazards.find(({ id }) => id === duty.refId);
      if (hazard === undefined || hazard.lacks.length === 0) return [];
      return [{ label: '缺少', text: hazard.lacks.map((lack) => HAZARD_WORDS[lack]).join('；') }];
    }
    case 'stock-expiry':
    case 'stock-upkeep':
    case 'stock-level': {
      const rows = storeOf(subject, duty.refId)?.rows ?? [];
      const wanted = rows.filter((row) => stockWhy(compiled, row, asOf).wanted);
      return [{ label: '明细', text: `共${rows.length}条，其中${wanted.length}条需要处理` }];
    }
    default:
      return [];
  }
}

function wayText({ way, until, doubts }: MetWay): string {
  const end = until === null ? '' : `，至 ${until}`;
  return `${WAY_WORDS[way]}${end}${doubts.map((doubt) => `（${DOUBT_WORDS[doubt]}）`).join('')}`;
}

/** Every record of teams, stock, watch or hazards that was looked at for a duty, each with its verdict. */
export function consideredMeans(
  compiled: CompiledRule,
  subject: DutySubject,
  duty: Duty,
  asOf: CivilDate,
): ConsideredRecord[] {
  const { means } = subject;
  const kind = compiled.rule.evidence;
  switch (kind) {
    case 'rescue-team': {
      const used = new Set(
        teamAnswer(compiled, means.holding, asOf).ways.flatMap(({ evidence }) =>
          evidence.map(({ id }) => id),
        ),
      );
      return [
        ...means.teams.map(({ id, name, foundedOn }) => ({ id, title: name, date: foundedOn })),
        ...means.agreements.map(({ id, teamName, from }) => ({
          id,
          title: `与${teamName}的协议`,
          date: from,
        })),
      ].map((one) => ({
        kind,
        ...one,
        counted: used.has(one.id),
        why: used.has(one.id) ? '符合条件，计入' : '没有构成本条允许的方式',
      }));
    }
    case 'rescue-gear':
      return means.stores.map(({ id, name, capabilities }) => ({
        kind,
        id,
        date: null,
        title: name,
        counted: capabilities.length > 0,
        why: capabilities.length > 0 ? '有标明用途且可用的器材、物资' : '没有标明用途的可用器材、物资',
      }));
    case 'watch':
      return means.watches
        .filter(({ month }) => month === duty.period)
        .map(({ month, days, firstId }) => ({
          kind,
          id: firstId,
          date: null,
          title: `${month} 值班表`,
          counted: duty.state === 'met',
          why: `已排${days}天`,
        }));
    case 'stock-expiry':
    case 'stock-upkeep':
    case 'stock-level':
      return (storeOf(subject, duty.refId)?.rows ?? [])
        .map((row) => ({ row, ...stockWhy(compiled, row, asOf) }))
        .filter(({ wanted }) => wanted)
        .slice(0, NAMED_ROWS)
        .map(({ row, date, why }) => ({ kind, id: row.id, date, title: row.name, counted: false, why }));
    case 'danger-corrected':
      return means.dangers
        .filter(({ id }) => id === duty.refId)
        .map(({ id, title, foundOn }) => ({
          kind,
          id,
          date: foundOn,
          title,
          counted: false,
          why: '还没有登记整改完成日期',
        }));
    default:
      return [
        ...termsOf(compiled, subject, asOf)
          .filter(({ refId }) => refId === duty.refId)
          .map(({ refId, title, until }) => ({
            kind,
            id: refId,
            date: until,
            title,
            counted: false,
            why: `至${formatChineseDate(until)}`,
          })),
        ...wantsOf(compiled, subject, asOf)
          .filter(({ refId }) => refId === duty.refId)
          .map(({ refId, title, wanted, doneOn }) => ({
            kind,
            id: refId,
            date: doneOn,
            title,
            counted: !wanted,
            why: wanted ? '还没有登记完成' : '符合条件，计入',
          })),
      ];
  }
}

/** Why a row of stock wants something done. Days count from the day on which the rule warns. */
function stockWhy(
  compiled: CompiledRule,
  row: DutyStoreRow,
  asOf: CivilDate,
): { wanted: boolean; date: CivilDate | null; why: string } {
  if (compiled.rule.evidence === 'stock-level') {
    const { stock, unfit, minimum } = row;
    const usable = (stock ?? 0) - unfit;
    const wanted = minimum !== null && usable < minimum;
    return { wanted, date: null, why: `可用${usable}，最低库存${minimum ?? 0}` };
  }
  const expiry = compiled.rule.evidence === 'stock-expiry';
  const day = expiry ? row.expiresOn : row.checkOn;
  const what = expiry ? '有效期' : '检查保养';
  if (day === null) return { wanted: false, date: null, why: '' };
  return {
    wanted: day <= addDays(asOf, compiled.soonDays),
    date: day,
    why: `${what}${day < asOf ? '已过' : '至'}${formatChineseDate(day)}`,
  };
}
