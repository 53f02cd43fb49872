import { isCivilDate } from '../../../db/domain/dates/civil-date';
import { dutyState } from '../../contract/codes';
import { oneOf, parseArguments, required, UsageError } from '../arguments';
import type { Command } from '../command';
import { openDatabase } from './database';
import { enterpriseByCode } from './plans';

export const dutiesCommand: Command = {
  usage: 'duties --db DB --as-of DATE [--owner USCC] [--rule ID] [--state STATE]',
  async run(args, caller) {
    const parsed = parseArguments(args, { words: [], options: ['db', 'as-of', 'owner', 'rule', 'state'] });
    const asOf = required(parsed, 'as-of');
    if (!isCivilDate(asOf)) throw new UsageError('--as-of 应写成 2026-11-21');
    const state = parsed.options.get('state');
    const owner = parsed.options.get('owner');
    const rule = parsed.options.get('rule');
    await openDatabase(caller, required(parsed, 'db'));
    const answer = await caller.call('duties.evaluate', {
      asOf,
      ...(owner === undefined ? {} : { owner }),
      ...(rule === undefined ? {} : { rule }),
      ...(state === undefined ? {} : { state: oneOf(state, dutyState.options, '--state') }),
    });
    return {
      json: answer,
      lines: [
        `截至 ${answer.asOf}，共 ${answer.duties.length} 项（${answer.rulePack}；工作日历覆盖 ${answer.calendarCoverage}）`,
        ...answer.duties.map(
          (duty) =>
            `${duty.state.padEnd(14)} ${duty.due ?? '—         '}  ${duty.rule.padEnd(18)} ${duty.period.padEnd(8)} ${duty.ownerName} ${duty.about}`,
        ),
      ],
    };
  },
};

export const scheduleCommand: Command = {
  usage: 'schedule --db DB --year YYYY [--owner USCC] [--accept]',
  async run(args, caller) {
    const parsed = parseArguments(args, { words: [], options: ['db', 'year', 'owner'], flags: ['accept'] });
    const year = Number(required(parsed, 'year'));
    if (!Number.isInteger(year) || year < 2004 || year > 2100) throw new UsageError('--year 应为四位年份');
    await openDatabase(caller, required(parsed, 'db'));
    const owner = parsed.options.get('owner');
    const scope =
      owner === undefined ? { year } : { year, enterpriseId: (await enterpriseByCode(caller, owner)).id };
    const proposal = await caller.call('drills.propose', scope);
    const accepted = parsed.flags.has('accept') ? await caller.call('drills.accept', scope) : null;
    return {
      json: { year, ...proposal, accepted: accepted?.created ?? null },
      lines: [
        `${year} 年建议演练 ${proposal.drills.length} 次，涉及 ${proposal.enterprises} 家${accepted ? `，已列入年度计划 ${accepted.created} 次` : ''}`,
        ...proposal.drills.map(
          (drill) =>
            `${drill.date}  ${drill.planKind.padEnd(14)} ${drill.form.padEnd(9)} ${drill.ownerName}  ${drill.meets.join(' ')}`,
        ),
        ...proposal.unmet.map((each) => `未能安排：${each.ownerName} ${each.rule} ${each.why}`),
      ],
    };
  },
};
