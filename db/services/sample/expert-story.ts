import type { Deps } from '../../core';
import { identityCheckCharacter } from '../../domain/codes/identity-number';
import { addDays, addYears, type CivilDate } from '../../domain/dates/civil-date';
import type { ExpertStep } from '../../domain/expert/life';
import { recogniseSpecialties } from '../../domain/expert/specialties';
import { drillTable } from '../../repositories/drill';
import { expertTable } from '../../repositories/expert';
import { saveEntry } from '../experts/expert-entries';
import { takeStep } from '../experts/expert-steps';
import { saveExpert } from '../experts/save-expert';
import type { Random } from './random';
import type { Teller } from './timeline';
import { personName } from './units';

/** No place has this code, so no such identity number was ever given out. */
const NOWHERE = '229999';
const TERM_YEARS = 3;

/** One person of the pool as the story goes on: the id is known once the first act has run. */
class ToldExpert {
  readonly #teller: Teller;
  readonly #begun: CivilDate;
  #id = '';

  constructor(teller: Teller, on: CivilDate, make: (deps: Deps) => { id: string }) {
    this.#teller = teller;
    this.#begun = on;
    teller.timeline.add(on, (deps) => {
      this.#id = make(deps).id;
    });
  }

  step(
    on: CivilDate,
    step: ExpertStep,
    more: { reason?: string; from?: CivilDate; to?: CivilDate; no?: string },
  ): void {
    this.later(on, (deps, expertId) => {
      takeStep(deps, {
        id: expertId,
        expectedVersion: expertTable.find(deps.db, expertId)?.version ?? 0,
        step,
        onDay: on,
        termFrom: more.from ?? null,
        termTo: more.to ?? null,
        documentNo: more.no ?? null,
        reason: more.reason ?? null,
        remark: null,
      });
    });
  }

  grade(year: number, grade: 'excellent' | 'competent' | 'basic' | 'unfit', comment: string | null): void {
    const on = addDays(`${year + 1}-01-01` as CivilDate, 14);
    // Nobody is judged for a year before the first day.
    if (on > this.#teller.days.today || on < this.#begun) return;
    this.later(on, (deps, expertId) => {
      saveEntry(deps, {
        kind: 'evaluation',
        expertId,
        values: {
          year,
          task: null,
          attendance: null,
          quality: null,
          fairness: null,
          punctuality: null,
          grade,
          comment,
          evaluatedOn: on,
          evaluator: null,
        },
      });
    });
  }

  later(on: CivilDate, act: (deps: Deps, expertId: string) => void): void {
    this.#teller.timeline.add(on, (deps) => act(deps, this.#id));
  }
}

/** The expert pool: people in every state, with evaluations, training, interests, absences and work at drills. */
export function tellExperts(teller: Teller, random: Random): void {
  const { data, days } = teller;
  for (let n = 0; n < data.means.experts.count; n++) {
    const own = random.branch(`expert ${n}`);
    const born = days.ago(own.between(13_000, 22_500));
    const male = own.chance(0.75);
    const values = {
      name: personName(data, own),
      gender: male ? 'male' : 'female',
      bornOn: born,
      idNumber: identityNumber(born, 2 * n + (male ? 1 : 0)),
      employer: own.pick(data.means.experts.employers),
      title: own.pick(data.means.experts.titles),
      education: own.pick(data.means.experts.educations),
      specialties: [
        ...new Set([own.pick(data.means.experts.specialties), own.pick(data.means.experts.specialties)]),
      ],
      phone: `19900009${String(n).padStart(3, '0')}`,
      taskKinds: own.chance(0.7) ? ['T3'] : ['T2', 'T3'],
      ...(own.chance(0.3) && { yearlyCap: own.between(4, 8) }),
    };
    const since = days.ago(own.between(100, 1000));
    const register = (on: CivilDate) =>
      new ToldExpert(teller, on, (deps) =>
        saveExpert(deps, {
          appliedOn: on,
          values: {
            ...values,
            specialtyCodes: recogniseSpecialties(values.specialties, deps.law.specialties).codes,
          },
          ...(own.chance(0.3) && {
            pastEmployers: [{ name: own.pick(data.means.experts.employers), from: '2012', to: '2020' }],
          }),
        }),
      );
    const appointed = (from: CivilDate) => {
      const told = register(addDays(from, -20));
      told.step(from, 'appoint', {
        from,
        to: addDays(addYears(from, TERM_YEARS), -1),
        no: `示专〔${from.slice(0, 4)}〕${String(n + 1).padStart(3, '0')}号`,
      });
      return told;
    };
    tellOne(teller, n, own, { since, register, appointed });
  }
  tellDouble(teller, random.branch('expert twice'));
  tellDrillWork(teller);
}

/** The first people go through every state; the others serve. */
function tellOne(
  { days }: Teller,
  n: number,
  own: Random,
  life: {
    since: CivilDate;
    register: (on: CivilDate) => ToldExpert;
    appointed: (from: CivilDate) => ToldExpert;
  },
): void {
  const termAgo = (past: number) => addYears(days.ago(past), -TERM_YEARS);
  const lastYear = Number(days.today.slice(0, 4)) - 1;
  switch (n) {
    case 0:
    case 1:
      life.register(days.ago(4 + 9 * n));
      return;
    case 2:
      life.register(days.ago(60)).step(days.ago(40), 'decline', { reason: '从事专业不满十年' });
      return;
    case 3:
      life.appointed(life.since).step(days.ago(30), 'pause', { reason: '外出进修半年' });
      return;
    case 4: {
      const told = life.appointed(life.since);
      told.step(days.ago(90), 'pause', { reason: '因病休养' });
      told.step(days.ago(15), 'resume', {});
      return;
    }
    case 5: {
      const told = life.appointed(days.ago(1000));
      told.grade(lastYear - 1, 'unfit', '两次无故缺席');
      told.grade(lastYear, 'unfit', '评审意见不负责任');
      told.step(days.ago(200), 'remove', { reason: '连续两年评价不合格' });
      return;
    }
    case 6:
      life.appointed(life.since).step(days.ago(70), 'leave', { reason: '本人申请退出' });
      return;
    case 7:
      life.appointed(termAgo(120)).step(days.ago(100), 'expire', {});
      return;
    case 8:
      life.appointed(termAgo(6));
      return;
    case 9:
    case 10:
      life.appointed(termAgo(-8 * (n - 7)));
      return;
    case 11: {
      const from = termAgo(200);
      const next = addYears(from, TERM_YEARS);
      life.appointed(from).step(days.ago(220), 'renew', {
        from: next,
        to: addDays(addYears(next, TERM_YEARS), -1),
        no: `示专续〔${next.slice(0, 4)}〕012号`,
      });
      return;
    }
    case 12: {
      const told = life.appointed(days.ago(1000));
      told.grade(lastYear - 1, 'unfit', '专业意见与规范不符');
      told.grade(lastYear, 'unfit', '三次迟交意见');
      return;
    }
    default:
      tellServing(days.ago(0), own, life.appointed(life.since), lastYear);
  }
}

function tellServing(today: CivilDate, own: Random, told: ToldExpert, lastYear: number): void {
  if (own.chance(0.6)) told.grade(lastYear, own.chance(0.3) ? 'excellent' : 'competent', null);
  if (own.chance(0.5)) {
    const heldOn = addDays(today, -own.between(20, 90));
    told.later(heldOn, (deps, expertId) => {
      saveEntry(deps, {
        kind: 'training',
        expertId,
        values: {
          heldOn,
          title: '预案评审专家培训',
          hours: 8,
          result: '合格',
          certificateNo: null,
          remark: null,
        },
      });
    });
  }
  if (own.chance(0.12))
    told.later(addDays(today, -own.between(5, 80)), (deps, expertId) => {
      saveEntry(deps, {
        kind: 'absence',
        expertId,
        values: { fromDay: addDays(today, -2), toDay: addDays(today, own.between(5, 40)), reason: '外出' },
      });
    });
}

/** A person whom two rosters brought: once with, once without the identity number. */
function tellDouble(teller: Teller, own: Random): void {
  const { days, data } = teller;
  let seen = '';
  teller.timeline.add(days.ago(12), (deps) => {
    const [first] = expertTable.select(
      deps.db,
      `WHERE status = 'serving' AND voided_at IS NULL ORDER BY id DESC LIMIT 1`,
    );
    if (!first) return;
    seen = saveExpert(deps, {
      values: {
        name: first.name,
        phone: first.phone,
        employer: own.pick(data.means.experts.employers),
        specialties: ['消防'],
        specialtyCodes: ['S15'],
      },
    }).id;
  });
  teller.timeline.add(days.ago(11), (deps) => {
    const from = days.ago(11);
    const version = expertTable.find(deps.db, seen)?.version;
    if (version === undefined) return;
    takeStep(deps, {
      id: seen,
      expectedVersion: version,
      step: 'appoint',
      onDay: from,
      termFrom: from,
      termTo: addDays(addYears(from, TERM_YEARS), -1),
      documentNo: null,
      reason: null,
      remark: null,
    });
  });
}

/** Some of the drills that were held had somebody of the pool to guide or to watch them. */
function tellDrillWork({ timeline, days }: Teller): void {
  timeline.add(days.today, (deps) => {
    const drills = drillTable.select(
      deps.db,
      `WHERE state IN ('evaluated','reported','closed') AND start_on IS NOT NULL AND voided_at IS NULL
       ORDER BY start_on DESC, id LIMIT 12`,
    );
    const people = expertTable.select(
      deps.db,
      `WHERE status = 'serving' AND voided_at IS NULL ORDER BY id LIMIT 8`,
    );
    drills.forEach((drill, at) => {
      const expert = people[at % people.length];
      if (!expert) return;
      saveEntry(deps, {
        kind: 'work',
        expertId: expert.id,
        values: {
          kind: at % 3 === 0 ? 'drill-observing' : 'drill-guidance',
          reviewId: null,
          drillId: drill.id,
          enterpriseId: null,
          unitName: null,
          title: drill.title,
          fromDay: drill.startOn ?? days.today,
          toDay: drill.endOn,
          hours: 3,
          paid: false,
          fee: null,
          attended: at % 7 !== 6,
          record: at % 7 === 6 ? null : '报警和集结及时，现场警戒范围偏小，建议补充疏散引导人员。',
          remark: null,
        },
      });
    });
  });
}

/** A number with a right check character; `serial` is odd for men. */
function identityNumber(born: string, serial: number): string {
  const first = `${NOWHERE}${born.replaceAll('-', '')}${String(serial % 1000).padStart(3, '0')}`;
  return first + identityCheckCharacter(first);
}
