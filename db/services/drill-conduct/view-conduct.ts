import type { ReadDb } from '../../connection';
import { secondsAway } from '../../domain/drill/clock';
import { correctionsOf, injectStandings, summariseConduct } from '../../domain/drill/conduct';
import {
  injectsOfDrill,
  logOfDrill,
  newestRun,
  peopleOfDrill,
  unitOfDrill,
} from '../../repositories/drill-conduct-views';
import { nextDrillSteps } from '../drills/drill-steps';
import type { LiveClocks } from './live-clocks';
import { drillInSight } from './open-run';

/**
 * Everything that the controller's screen shows of a drill at this moment.
 * @throws PlanDeskError NOT_FOUND
 */
export function viewConduct({ db, clocks, self, now, today, viewer }: ConductSight, id: string) {
  const drill = drillInSight(db, id);
  const run = newestRun(db, id);
  const log = logOfDrill(db, id);
  const designed = injectsOfDrill(db, id);
  const shown = run && clocks.read(run);
  const clockSeconds = shown ?? run?.clockSeconds ?? 0;
  const standings = injectStandings(designed, log, clockSeconds, drill.durationMinutes);
  const byId = new Map(designed.map((inject) => [inject.id, inject]));
  const corrections = correctionsOf(log);
  const authors = new Map(log.map(({ id: entryId, author }) => [entryId, author]));
  return {
    id: drill.id,
    version: drill.version,
    ours: drill.origin === self && drill.voidedAt === null,
    state: drill.state,
    title: drill.title,
    unit: unitOfDrill(db, drill),
    form: drill.form,
    place: drill.place,
    plannedOn: drill.plannedOn,
    durationMinutes: drill.durationMinutes,
    background: drill.background,
    scenario: drill.scenario,
    safetyNote: drill.safetyNote,
    mayStart: nextDrillSteps(db, drill, today).some(({ action, allowed }) => action === 'start' && allowed),
    run: run
      ? {
          id: run.id,
          state: run.state,
          source: run.source,
          startedAt: run.startedAt,
          endedAt: run.endedAt,
          clockSeconds,
          clockMs: clocks.readMs(run) ?? run.clockSeconds * 1000,
          controller: run.controller,
          mine: run.controller === null || run.controller === viewer,
          /** The program ended while the clock ran; nobody has said yet how it goes on. */
          interrupted:
            shown === null
              ? { beatAt: run.beatAt, awaySeconds: secondsAway(Date.parse(run.beatAt), Date.parse(now)) }
              : null,
        }
      : null,
    injects: standings.map((standing) => {
      const inject = byId.get(standing.id);
      if (!inject) throw new Error('standings are made of the injects');
      const {
        number,
        fromWhom,
        toWhom,
        channel,
        text,
        question,
        expectedAction,
        expectedMinutes,
        evaluator,
        phase,
      } = inject;
      return {
        ...standing,
        ...{
          number,
          fromWhom,
          toWhom,
          channel,
          text,
          question,
          expectedAction,
          expectedMinutes,
          evaluator,
          phase,
        },
      };
    }),
    people: peopleOfDrill(db, id).map(({ id: personId, kind, name, role, post, attended }) => ({
      ...{ id: personId, kind, name, role, post, attended },
    })),
    log: log.map((entry) => {
      const correction = corrections.get(entry.id);
      return {
        id: entry.id,
        seq: entry.seq,
        at: entry.at,
        clockSeconds: entry.clockSeconds,
        kind: entry.kind,
        injectId: entry.injectId,
        injectNumber: entry.injectId === null ? null : (byId.get(entry.injectId)?.number ?? null),
        correctsId: entry.correctsId,
        actor: entry.actor,
        text: entry.text,
        delaySeconds: entry.delaySeconds,
        late: entry.late,
        author: entry.author,
        correction: correction ? { ...correction, author: authors.get(correction.entryId) ?? null } : null,
      };
    }),
    summary: summariseConduct(standings, log, clockSeconds),
  };
}

export interface ConductSight {
  readonly db: ReadDb;
  readonly clocks: LiveClocks;
  readonly self: string;
  /** UTC. */
  readonly now: string;
  readonly today: string;
  /** Who looks: whether the drill is theirs to lead. */
  readonly viewer: string;
}
