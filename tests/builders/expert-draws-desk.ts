import { drawExperts, EXPERT_DRAW_METHOD } from '../../db/domain/draw/expert-draw';
import type { ExpertRecord } from '../../db/repositories/expert';
import {
  type ExpertDrawRecord,
  expertDrawListTable,
  expertDrawPlaceTable,
  expertDrawTable,
} from '../../db/repositories/expert-draw';
import { type ReviewRecord, reviewTable } from '../../db/repositories/review';
import type { Desk } from './desk';
import { bookkeeping, makeExpert, makePlan, type Place } from './records';

export const SEED = '7'.repeat(64);

/** Two experts of coal mines and one of law, two substitutes each, for the first of December. */
export const drawFields = (over: object = {}) => ({
  reviewId: null,
  enterpriseId: null,
  title: '示恒煤矿综合预案评审',
  heldOn: '2026-12-01',
  needs: [
    { specialty: 'S01', count: 2 },
    { specialty: 'S27', count: 1 },
  ],
  substitutes: 2,
  draftingUnits: [],
  settings: { employerYears: 3, yearlyCap: null, declared: [] },
  remark: null,
  ...over,
});

/** So many serving experts with each specialty code. */
export function pool(desk: Place, sizes: Readonly<Record<string, number>>): string[] {
  // One transaction: each of its own waits for the disk, which others may keep busy.
  return desk.core.write.transaction(() =>
    Object.entries(sizes).flatMap(([code, size]) =>
      Array.from(
        { length: size },
        () => makeExpert(desk, { specialtyCodes: [code], termTo: '2028-12-31' }).id,
      ),
    ),
  );
}

/** Plans a draw, shows the hash of its seed, and draws. */
export async function drawnDraw(desk: Desk, fields: object): Promise<string> {
  const { id } = await desk.call<{ id: string }>('expertDraws.plan', { fields });
  await desk.call('expertDraws.commitSeed', { id, expectedVersion: 1, seed: SEED });
  await desk.call('expertDraws.draw', { id, expectedVersion: 2, spoken: null, witness: null });
  return id;
}

/** A review that waits for its experts. */
export function makeReview(desk: Place, enterpriseId: string): ReviewRecord {
  const { version } = makePlan(desk, { enterpriseId });
  const record: ReviewRecord = {
    id: desk.core.newId(),
    planVersionId: version.id,
    previousReviewId: null,
    kind: 'review',
    way: 'meeting',
    title: '综合预案评审',
    checklistSet: 'CL',
    tables: [],
    state: 'prepared',
    minimumExperts: 3,
    preparedOn: '2026-11-20',
    deadline: null,
    meetingOn: null,
    meetingTime: null,
    place: null,
    host: null,
    head: null,
    headAttended: null,
    closedReason: null,
    discussion: [],
    opinion: null,
    process: null,
    outcome: null,
    outcomeOn: null,
    outcomeBy: null,
    outcomeNote: null,
    minutesSignedOn: null,
    changesConfirmedOn: null,
    changesConfirmedBy: null,
    remark: null,
    ...bookkeeping(desk),
  };
  reviewTable.insert(desk.core.write, record);
  return record;
}

/** A draw of one expert that was held, as it came up from its owner. */
export function makeDrawnDraw(
  desk: Place,
  given: { origin: string; title: string; unitName: string; expert: ExpertRecord },
): ExpertDrawRecord {
  const { origin, title, unitName, expert } = given;
  const own = { ...bookkeeping(desk), origin };
  const { id, name, employer } = expert;
  const drawing = {
    date: '2026-12-01',
    unit: { name: unitName, uscc: null },
    round: 1,
    seed: SEED,
    spoken: null,
    needs: [{ specialty: 'S01', label: '煤矿', count: 1 }],
    substitutes: 0,
    candidates: [{ id, name, employer, specialties: ['S01'] }],
    exclusions: [],
  };
  const result = drawExperts(drawing);
  const record: ExpertDrawRecord = {
    id: desk.core.newId(),
    reviewId: null,
    enterpriseId: null,
    planVersionId: null,
    previousDrawId: null,
    round: 1,
    title,
    unitName,
    unitUscc: null,
    heldOn: drawing.date,
    needs: result.sequence,
    substitutes: 0,
    draftingUnits: [],
    settings: { employerYears: 3, yearlyCap: null, declared: [] },
    state: 'drawn',
    seed: SEED,
    seedCommitment: result.commitment,
    committedAt: own.createdAt,
    spoken: null,
    witness: null,
    operator: null,
    method: EXPERT_DRAW_METHOD,
    candidatesSha256: result.candidatesSha256,
    drawnAt: own.createdAt,
    reason: null,
    remark: null,
    ...own,
  };
  const { core } = desk;
  core.write.transaction(() => {
    expertDrawTable.insert(core.write, record);
    expertDrawListTable.insert(core.write, {
      id: core.newId(),
      drawId: record.id,
      candidates: JSON.stringify(drawing.candidates),
      exclusions: '[]',
      ...own,
    });
    for (const { specialty, place, id: expertId, standing } of result.order)
      expertDrawPlaceTable.insert(core.write, {
        ...{ id: core.newId(), drawId: record.id, expertId, need: specialty, place, standing },
        ...{ answer: null, reason: null, answeredOn: null, ...own },
      });
  });
  return record;
}
