import type { DrawAnswer, DrawState } from '../domain/draw/codes';
import type { Bookkeeping } from './bookkeeping';
import { defineTable, json, plain } from './table';

/** So many experts of one specialty. */
export interface DrawNeed {
  readonly specialty: string;
  /** The specialty in words, as it stood. */
  readonly label: string;
  readonly count: number;
  /** Once drawn: how many candidates have it, and how many of its places were filled. */
  readonly available?: number;
  readonly take?: number;
}

/** The office's figures for a draw, as they stood. */
export interface DrawSettings {
  /** A former employer bars for so many years. */
  readonly employerYears: number;
  /** Most draws a person takes in a year; null: no such limit. */
  readonly yearlyCap: number | null;
  /** What was declared for this matter alone. */
  readonly declared: readonly { readonly expertId: string; readonly reason: string }[];
}

/** A draw of experts. Dates are civil dates, `drawnAt` a moment. */
export interface ExpertDrawRecord extends Bookkeeping {
  id: string;
  reviewId: string | null;
  enterpriseId: string | null;
  planVersionId: string | null;
  previousDrawId: string | null;
  round: number;
  title: string;
  unitName: string;
  /** As it stood when the draw was planned. */
  unitUscc: string | null;
  /** The day the experts are needed. */
  heldOn: string;
  needs: readonly DrawNeed[];
  substitutes: number;
  /** Who wrote the plan or advised on it, by name. */
  draftingUnits: readonly string[];
  /** The figures as they stood at the draw. */
  settings: DrawSettings;
  state: DrawState;
  /** 64 hexadecimal digits; shown only once the draw is done. */
  seed: string | null;
  seedCommitment: string | null;
  /** The moment when the hash of the seed was shown. */
  committedAt: string | null;
  spoken: string | null;
  witness: string | null;
  operator: string | null;
  method: string | null;
  candidatesSha256: string | null;
  drawnAt: string | null;
  /** Why a further round was needed. */
  reason: string | null;
  remark: string | null;
}

/** A place of the drawn order, and what the person answered. */
export interface ExpertDrawPlaceRecord extends Bookkeeping {
  id: string;
  drawId: string;
  expertId: string;
  /** Specialty code of the need. */
  need: string;
  /** 1 and on, in the drawn order of its need. */
  place: number;
  standing: 'drawn' | 'substitute';
  answer: DrawAnswer | null;
  reason: string | null;
  answeredOn: string | null;
}

export const expertDrawTable = defineTable<ExpertDrawRecord>('expert_draw', {
  id: plain('id'),
  reviewId: plain('review_id'),
  enterpriseId: plain('enterprise_id'),
  planVersionId: plain('plan_version_id'),
  previousDrawId: plain('previous_draw_id'),
  round: plain('round'),
  title: plain('title'),
  unitName: plain('unit_name'),
  unitUscc: plain('unit_uscc'),
  heldOn: plain('held_on'),
  needs: json('needs'),
  substitutes: plain('substitutes'),
  draftingUnits: json('drafting_units'),
  settings: json('settings'),
  state: plain('state'),
  seed: plain('seed'),
  seedCommitment: plain('seed_commitment'),
  committedAt: plain('committed_at'),
  spoken: plain('spoken'),
  witness: plain('witness'),
  operator: plain('operator'),
  method: plain('method'),
  candidatesSha256: plain('candidates_sha256'),
  drawnAt: plain('drawn_at'),
  reason: plain('reason'),
  remark: plain('remark'),
});

export const expertDrawPlaceTable = defineTable<ExpertDrawPlaceRecord>('expert_draw_place', {
  id: plain('id'),
  drawId: plain('draw_id'),
  expertId: plain('expert_id'),
  need: plain('need'),
  place: plain('place'),
  standing: plain('standing'),
  answer: plain('answer'),
  reason: plain('reason'),
  answeredOn: plain('answered_on'),
});

export interface ExpertDrawListRecord extends Bookkeeping {
  id: string;
  drawId: string;
  /** JSON text: who could be drawn, in the order that counts. Kept as it was hashed. */
  candidates: string;
  /** JSON text: who could not, and why. */
  exclusions: string;
}

/** Who could be drawn and who could not: large, and asked for by the proof alone. */
export const expertDrawListTable = defineTable<ExpertDrawListRecord>('expert_draw_list', {
  id: plain('id'),
  drawId: plain('draw_id'),
  candidates: plain('candidates'),
  exclusions: plain('exclusions'),
});
