import { LEAGUE_FIELDS, LEAGUE_FIGURES } from '../../../db/domain/exchange/league';
import { OFFICE_FIGURES } from '../../../db/domain/exchange/office-figures';
import { periodWords } from '../../../db/domain/exchange/reporting';
import {
  FIGURE_WORDS,
  LEAGUE_WORDS,
  movedWords,
  percent,
  STATE_WORDS,
  TOTALS_WORDS,
} from '../../../db/exchange/desk/level-words';
import { oneOf, parseArguments, UsageError } from '../arguments';
import type { Command } from '../command';
import { openDatabase } from './database';

export const levelsCommand: Command = {
  usage: 'levels DB',
  async run(args, caller) {
    const { words } = parseArguments(args, { words: ['DB'] });
    await openDatabase(caller, words[0] ?? '');
    const { asOf, lines } = await caller.call('levels.regions', {});
    return {
      json: { asOf, lines },
      lines: [
        `截至 ${asOf}，${lines.filter(({ kind }) => kind === 'office').length} 个单位`,
        ...lines.map(({ depth, name, kind, lastPeriod, figures }) => {
          const indented = `${'  '.repeat(depth)}${name}`;
          if (kind === 'region') return `${indented}  还没有报来`;
          const counted = OFFICE_FIGURES.filter((key) => figures[key] > 0).map(
            (key) => `${FIGURE_WORDS[key]} ${figures[key]}`,
          );
          return [
            `${indented}${kind === 'own' ? '（本级）' : ''}`,
            ...(lastPeriod === null ? [] : [`最近 ${lastPeriod}`]),
            ...counted,
          ].join('  ');
        }),
      ],
    };
  },
};

export const gapsCommand: Command = {
  usage: 'gaps DB [--period 2026H1|2026]',
  async run(args, caller) {
    const { words, options } = parseArguments(args, { words: ['DB'], options: ['period'] });
    const period = options.get('period');
    if (period !== undefined && !/^20\d{2}(H[12])?$/.test(period))
      throw new UsageError('--period 应写成 2026H1 或 2026');
    await openDatabase(caller, words[0] ?? '');
    const answer = await caller.call('levels.gaps', period === undefined ? {} : { period });
    return {
      json: answer,
      lines: [
        `${periodWords(answer.period)}，期限 ${answer.dueOn}，应报 ${answer.rows.length} 个`,
        ...answer.rows.map(({ state, daysLate, name, lastPeriod, missingNumbers, dutyPhone, totals }) =>
          [
            STATE_WORDS[state],
            name,
            ...(daysLate > 0 ? [`迟 ${daysLate} 天`] : []),
            ...(lastPeriod === null ? [] : [`最近 ${lastPeriod}`]),
            ...(missingNumbers.length > 0 ? [`缺第 ${missingNumbers.join('、')} 号`] : []),
            ...totals.slice(0, 1).map(({ standing }) => TOTALS_WORDS[standing]),
            ...(dutyPhone === null ? [] : [dutyPhone]),
          ].join('  '),
        ),
        ...answer.upward.map(
          ({ recipient, sequence, madeOn, receivedOn }) =>
            `本级报给 ${recipient}：第 ${sequence} 号，${madeOn}，${receivedOn === null ? '没有回执' : `回执 ${receivedOn}`}`,
        ),
      ],
    };
  },
};

export const leagueCommand: Command = {
  usage: 'league DB [--by filing|drills|overdue|punctual] [--among direct|counties]',
  async run(args, caller) {
    const { words, options } = parseArguments(args, { words: ['DB'], options: ['by', 'among'] });
    const figure = oneOf(options.get('by') ?? 'filing', LEAGUE_FIGURES, '--by');
    const among = oneOf(options.get('among') ?? 'direct', LEAGUE_FIELDS, '--among');
    await openDatabase(caller, words[0] ?? '');
    const answer = await caller.call('levels.league', { figure, among });
    const [heading] = LEAGUE_WORDS[figure];
    const ranked = [...answer.rows].sort(
      (a, b) => (a.place ?? answer.rows.length + 1) - (b.place ?? answer.rows.length + 1),
    );
    return {
      json: { figure, among, ...answer },
      lines: [
        `截至 ${answer.asOf}，${heading}，名次与${periodWords(answer.before)}比`,
        ...ranked.map(({ place, line, part, whole, value, moved, small, totals }) =>
          [
            place === null ? (small ? '户数少' : '—') : String(place),
            line.name,
            value === null
              ? '—'
              : whole === null
                ? String(value)
                : `${percent(part ?? 0, whole)}（${part}/${whole}）`,
            movedWords(moved),
            ...totals.slice(0, 1).map(({ standing }) => TOTALS_WORDS[standing]),
          ].join('  '),
        ),
        ...(answer.missing.length === 0
          ? []
          : [`没有上报：${answer.missing.map(({ name }) => name).join('、')}`]),
      ],
    };
  },
};
