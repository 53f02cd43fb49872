import { createHash } from 'node:crypto';
import {
  drawExperts,
  EXPERT_DRAW_METHOD,
  EXPERT_DRAW_WORDS,
  type ExpertCandidate,
  type ExpertDrawInput,
} from '../../db/domain/draw/expert-draw';
import type { ExpertDrawRecord } from '../../db/domain/draw/expert-draw-verify';
import type { GivenAnswer } from '../../db/domain/draw/expert-turns';

/** A seed that looks like chance and is always the same. */
export const seedOf = (n: number): string => createHash('sha256').update(`seed ${n}`).digest('hex');

/** An expert of a made-up pool with specialties. */
export const poolExpert = (n: number, ...specialties: string[]): ExpertCandidate => ({
  id: `e${String(n).padStart(5, '0')}`,
  name: `样例${n}`,
  employer: n % 3 === 0 ? null : `示例单位${n % 7}`,
  specialties,
});

/** A draw of three experts of two specialties out of twelve. */
export const drawOrder = (over: Partial<ExpertDrawInput> = {}): ExpertDrawInput => ({
  date: '2026-12-01',
  unit: { name: '示例化工有限公司', uscc: null },
  round: 1,
  seed: seedOf(1),
  spoken: null,
  needs: [
    { specialty: 'fire', label: '消防', count: 1 },
    { specialty: 'chem', label: '危险化学品', count: 2 },
  ],
  substitutes: 2,
  candidates: Array.from({ length: 12 }, (_, n) =>
    poolExpert(n, ...(n % 3 === 0 ? ['fire', 'chem'] : ['chem'])),
  ),
  exclusions: [],
  ...over,
});

/** The record of a draw with what the experts said. */
export const drawRecord = (
  input: ExpertDrawInput,
  answers: readonly GivenAnswer[] = [],
): ExpertDrawRecord => ({
  ...input,
  ...drawExperts(input),
  method: EXPERT_DRAW_METHOD,
  methodText: EXPERT_DRAW_WORDS,
  title: '示例化工有限公司综合预案评审',
  office: '示例县应急管理局',
  witness: input.spoken === null ? null : '示见证',
  committedAt: '2026-11-22T01:00:00.000Z',
  drawnAt: '2026-11-22T01:02:00.000Z',
  answers: answers.map((answer) => ({ ...answer, on: '2026-11-22' })),
});
