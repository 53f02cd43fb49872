import type { Deps } from '../../core';
import { addDays } from '../../domain/dates/civil-date';
import { sha256Hex } from '../../domain/draw/sha256';
import { expertDrawTable } from '../../repositories/expert-draw';
import { placesOfDraw } from '../../repositories/expert-draw-views';
import { answerPlace } from '../expert-draws/answer-draw';
import { turnsOfDraw } from '../expert-draws/draw-steps';
import { commitDrawSeed, keepExpertDraw, workOutExpertDraw } from '../expert-draws/hold-draw';
import { closeDraw, planDraw } from '../expert-draws/plan-draw';
import type { StoryUnit } from './story-unit';
import type { Teller } from './timeline';

interface ToldDraw {
  /** Civil days ago on which it was drawn; the experts were needed five days later. */
  readonly drawn: number;
  readonly needs: readonly { readonly specialty: string; readonly count: number }[];
  /** All have answered and the experts are confirmed. */
  readonly closed: boolean;
}

const DRAWS: readonly ToldDraw[] = [
  {
    drawn: 45,
    needs: [
      { specialty: 'S04', count: 2 },
      { specialty: 'S15', count: 1 },
    ],
    closed: true,
  },
  {
    drawn: 3,
    needs: [
      { specialty: 'S04', count: 1 },
      { specialty: 'S13', count: 1 },
      { specialty: 'S15', count: 1 },
    ],
    closed: false,
  },
];

/** A draw that is over, in which the first who was asked could not come, and one that waits for answers. */
export function tellExpertDraws(teller: Teller, units: readonly StoryUnit[]): void {
  for (const [n, told] of DRAWS.entries()) {
    const unit = units[n];
    if (unit) tellDraw(teller, told, unit);
  }
}

function tellDraw(
  { timeline, days, data }: Teller,
  told: ToldDraw,
  { unit, id: enterpriseId }: StoryUnit,
): void {
  const own = { id: '' };
  const title = `${unit.fields.name}应急预案评审专家抽取`;
  const drawn = days.orBefore(days.ago(told.drawn));
  const at = (deps: Deps) => ({
    id: own.id,
    expectedVersion: expertDrawTable.find(deps.db, own.id)?.version ?? 0,
  });
  timeline.add(drawn, (deps) => {
    const { recusal, substitutes } = deps.law.reviewRules;
    own.id = planDraw(deps, {
      reviewId: null,
      enterpriseId,
      title,
      heldOn: addDays(drawn, 5),
      needs: told.needs,
      substitutes: substitutes.count,
      draftingUnits: [],
      settings: { employerYears: recusal.years, yearlyCap: null, declared: [] },
      remark: null,
    }).id;
    commitDrawSeed(deps, { ...at(deps), seed: sha256Hex(title) });
    const order = {
      ...at(deps),
      spoken: String(told.drawn),
      witness: `${data.county.office.userName}（见证）`,
    };
    keepExpertDraw(deps, workOutExpertDraw(deps, order));
  });
  timeline.add(days.orBefore(days.ago(told.drawn - 2)), (deps) => {
    answerAll(deps, own.id, told.closed);
    const record = expertDrawTable.find(deps.db, own.id);
    if (told.closed && record && turnsOfDraw(record, placesOfDraw(deps.db, own.id)).complete)
      closeDraw(deps, at(deps));
  });
}

/** The first who is asked cannot come, the others agree; of a draw that waits only that first answer is in. */
function answerAll(deps: Deps, id: string, all: boolean): void {
  for (let n = 0; n === 0 || all; n++) {
    const record = expertDrawTable.find(deps.db, id);
    const places = placesOfDraw(deps.db, id);
    const asked = record && turnsOfDraw(record, places).places.find(({ state }) => state === 'asked');
    const row = places.find(({ need, place }) => need === asked?.specialty && place === asked.place);
    if (!row) return;
    answerPlace(deps, {
      placeId: row.id,
      expectedVersion: row.version,
      answer: n === 0 ? 'refused' : 'accepted',
      reason: n === 0 ? '外出培训' : null,
      onDate: deps.clock.today(),
    });
  }
}
