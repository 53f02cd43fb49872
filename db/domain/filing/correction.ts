import type { CivilDate } from '../dates/civil-date';
import type { Blocker } from '../state-machine';
import { FILING_DAYS, type FilingCase, type FilingDays, type FilingStep } from './filing-case';

const DAY_WORDS: Readonly<Record<keyof FilingDays, string>> = {
  submittedOn: '申报日期',
  receivedOn: '接收日期',
  returnedOn: '告知日期',
  decidedOn: '备案日期',
  certificateOn: '登记表出具日期',
};

/** What stands against corrected days: their order, steps not yet taken, days still to come, the law's own clock. */
export function correctionBlockers(filing: FilingCase, step: FilingStep): readonly Blocker[] {
  const { corrected } = step;
  if (corrected === undefined) return [];
  const changed = FILING_DAYS.filter((day) => corrected[day] !== filing[day]);
  return [
    ...changed.flatMap((day) => unfitDay(filing, corrected, day, step.onDate)),
    ...disorder({ ...filing, ...corrected }),
    ...beyondClock({ ...filing, ...corrected }, step),
  ];
}

function unfitDay(
  filing: FilingCase,
  corrected: FilingDays,
  day: keyof FilingDays,
  today: CivilDate,
): readonly Blocker[] {
  const value = corrected[day];
  const word = DAY_WORDS[day];
  // Only a ledger leaves the first two open; the others come with their steps and go with nothing.
  const open = day === 'submittedOn' || day === 'receivedOn';
  if (filing[day] === null && !(open && filing.decidedOn !== null))
    return [{ code: 'DAY_NOT_YET', message: `还没有${word}，请用相应的操作登记。`, ref: day }];
  if (value === null) return [{ code: 'DAY_NEEDED', message: `${word}不能去掉。`, ref: day }];
  return value > today ? [{ code: 'DATE_IN_FUTURE', message: `${word} ${value} 还没有到。`, ref: day }] : [];
}

/** Pairs of days that cannot stand the other way round. */
function disorder(filing: FilingCase): Blocker[] {
  // After a resubmission the notice lies before the new hand-in, until then after the receipt.
  const notice: readonly [keyof FilingDays, keyof FilingDays] =
    filing.state === 'returned' ? ['receivedOn', 'returnedOn'] : ['returnedOn', 'submittedOn'];
  const pairs: readonly (readonly [keyof FilingDays, keyof FilingDays])[] = [
    ['submittedOn', 'receivedOn'],
    ...(filing.state === 'returned' || filing.round > 1 ? [notice] : []),
    ['receivedOn', 'decidedOn'],
    ['decidedOn', 'certificateOn'],
  ];
  const blockers: Blocker[] = pairs.flatMap(([first, second]) => {
    const [a, b] = [filing[first], filing[second]];
    if (a === null || b === null || a <= b) return [];
    const message = `${DAY_WORDS[first]} ${a} 晚于${DAY_WORDS[second]} ${b}，请核对。`;
    return [{ code: 'DATES_OUT_OF_ORDER', message, ref: second }];
  });
  const { submittedOn, plansSince } = filing;
  if (submittedOn !== null && plansSince !== null && submittedOn < plansSince) {
    const message = `申报日期 ${submittedOn} 早于预案签署的日期 ${plansSince}，请核对。`;
    blockers.push({ code: 'DATE_BEFORE_PLAN', message, ref: 'submittedOn' });
  }
  return blockers;
}

/** A corrected receipt moves the five working days (办法 art. 28): an answer outside them was none. */
function beyondClock(filing: FilingCase, { clock, onDate }: FilingStep): Blocker[] {
  if (clock === null || clock.provisional) return [];
  const answered =
    filing.state === 'filed' ? filing.decidedOn : filing.state === 'returned' ? filing.returnedOn : null;
  if (answered !== null && answered > clock.due) {
    const message = `按更正后的日期，核对期限到 ${clock.due}，${answered} 的答复已在期限之外，依法视为已经备案，不能这样更正。`;
    return [{ code: 'CORRECTION_BEYOND_CLOCK', message }];
  }
  if (filing.state === 'deemed-filed' && onDate <= clock.due) {
    const message = `按更正后的日期，核对期限到 ${clock.due}，尚未届满，视为备案不成立，不能这样更正。`;
    return [{ code: 'CORRECTION_UNDOES_DEEMED', message }];
  }
  return [];
}
