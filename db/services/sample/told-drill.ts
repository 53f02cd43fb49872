import type { Deps } from '../../core';
import { asCivilDate, type CivilDate } from '../../domain/dates/civil-date';
import { type DrillAction, transitionDrill } from '../../domain/drill/drill-state';
import { drillTable } from '../../repositories/drill';
import { drillReportTable } from '../../repositories/drill-evaluation';
import { cancelDrill, completeDrill, drillContext, postponeDrill, reportDrill } from '../drills/drill-steps';
import { type DrillFields, editableDrill, planDrill, settleDrill } from '../drills/edit-drill';
import { newBookkeeping, nextBookkeeping } from '../own-row';
import type { Timeline } from './timeline';

/** What is said of a drill when it is planned. */
export type PlannedDrill = Omit<
  DrillFields,
  | 'startOn'
  | 'endOn'
  | 'participants'
  | 'evaluated'
  | 'evaluatedOn'
  | 'evaluationNote'
  | 'reportedOn'
  | 'remark'
>;

const EVALUATION = '程序熟悉，到位及时；个别岗位通信不畅，已列入整改。';

function issueReport(deps: Deps, drillId: string, issuedOn: string): void {
  drillReportTable.insert(deps.db, {
    ...newBookkeeping(deps),
    id: deps.newId(),
    drillId,
    kind: 'evaluation',
    state: 'issued',
    sections: [{ key: 'conclusion', text: EVALUATION }],
    author: null,
    issuedOn,
    issuedBy: null,
  });
}

/** One drill in the timeline: planned on a day, then step by step. */
export class ToldDrill {
  readonly #timeline: Timeline;
  #id = '';
  #version = 0;

  constructor(timeline: Timeline, plannedFrom: CivilDate, planned: () => PlannedDrill) {
    this.#timeline = timeline;
    timeline.add(plannedFrom, (deps) => {
      const made = planDrill(deps, {
        ...planned(),
        startOn: null,
        endOn: null,
        participants: null,
        evaluated: false,
        evaluatedOn: null,
        evaluationNote: null,
        reportedOn: null,
        remark: null,
      });
      this.#id = made.id;
      this.#version = made.version;
    });
  }

  cancel(day: CivilDate, reason: string): void {
    this.#then(day, (deps) => cancelDrill(deps, { ...this.#versioned, reason }));
  }

  postpone(day: CivilDate, plannedOn: CivilDate, reason: string): void {
    this.#then(day, (deps) => postponeDrill(deps, { ...this.#versioned, plannedOn, reason }));
  }

  /**
   * Held on `day`; evaluated on `evaluatedOn` with its report, or never. Both are noted together, without an evaluation on
   * `noted`.
   */
  hold(day: CivilDate, evaluatedOn: CivilDate | null, noted: CivilDate, participants: number): void {
    this.#then(evaluatedOn ?? noted, (deps) => {
      if (evaluatedOn !== null) issueReport(deps, this.#id, evaluatedOn);
      return completeDrill(deps, {
        ...this.#versioned,
        startOn: day,
        endOn: day,
        participants,
        place: null,
        evaluated: evaluatedOn !== null,
        evaluatedOn,
        evaluationNote: evaluatedOn === null ? null : EVALUATION,
      });
    });
  }

  report(day: CivilDate): void {
    this.#then(day, (deps) => reportDrill(deps, { ...this.#versioned, reportedOn: day }));
  }

  /** A step that no screen offers by itself, through the same table as all others. */
  move(day: CivilDate, action: DrillAction, reason: string | null = null): void {
    this.#then(day, (deps) => {
      const { id, expectedVersion } = this.#versioned;
      const record = editableDrill(deps, id, expectedVersion);
      const moved = transitionDrill(
        record.state,
        action,
        drillContext(deps.db, record, asCivilDate(deps.clock.today()), reason),
      );
      if (!moved.ok)
        throw new Error(`sample drill cannot ${action}: ${moved.error.map(({ code }) => code).join()}`);
      const next = nextBookkeeping(deps, {
        ...record,
        state: moved.value,
        stateReason: reason ?? record.stateReason,
      });
      drillTable.update(deps.db, next);
      return settleDrill(deps, next);
    });
  }

  /** What is done at a drill besides the steps of its life. */
  work(day: CivilDate, run: (deps: Deps, id: string) => void): void {
    this.#then(day, (deps) => {
      run(deps, this.#id);
      return { version: drillTable.find(deps.db, this.#id)?.version ?? this.#version };
    });
  }

  get #versioned() {
    return { id: this.#id, expectedVersion: this.#version };
  }

  #then(day: CivilDate, run: (deps: Deps) => { version: number }): void {
    this.#timeline.add(day, (deps) => {
      this.#version = run(deps).version;
    });
  }
}
