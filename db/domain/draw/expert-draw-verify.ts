import {
  drawExperts,
  EXPERT_DRAW_METHOD,
  EXPERT_DRAW_WORDS,
  type ExpertDrawInput,
  type ExpertDrawResult,
  type ExpertPlace,
} from './expert-draw';
import { type GivenAnswer, turnsOf } from './expert-turns';

/** All that somebody needs to compute a draw again without this program: `methodText` says how. */
export interface ExpertDrawRecord extends ExpertDrawInput, ExpertDrawResult {
  readonly method: typeof EXPERT_DRAW_METHOD;
  readonly methodText: readonly string[];
  readonly title: string;
  readonly office: string;
  readonly witness: string | null;
  /** Moments of the commitment and of the draw, UTC. */
  readonly committedAt: string;
  readonly drawnAt: string;
  /** What the experts said in the end, by place, with the day. */
  readonly answers: readonly (GivenAnswer & { readonly on: string })[];
}

/** What does not agree in a record. */
export interface DrawProblem {
  readonly code: string;
  readonly message: string;
}

/** What parts the fields and lines that are hashed: a value that holds it could stand for several. */
const PARTING = /[\t\n]/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{3})?Z$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * What does not agree when a record is computed again; empty when all of it does: the seed with its commitment, both lists
 * with their hashes, the order with the computed one, and each answer with whose turn it was. Title, office, names of witness
 * and operator and the words of reasons go into no number: those are held against the signed record sheet.
 */
export function verifyExpertDraw(record: ExpertDrawRecord): DrawProblem[] {
  const problems: DrawProblem[] = [];
  const add = (when: boolean, code: string, message: string) => {
    if (when) problems.push({ code, message });
  };
  const candidates = new Set(record.candidates.map(({ id }) => id));
  const specialties = new Set(record.needs.map(({ specialty }) => specialty));
  add(candidates.size !== record.candidates.length, 'CANDIDATE_TWICE', '候选名单中有人出现了不止一次。');
  add(specialties.size !== record.needs.length, 'NEED_TWICE', '需求中有专业出现了不止一次。');
  add(
    record.exclusions.some(({ id }) => candidates.has(id)),
    'EXCLUDED_LISTED',
    '回避名单中有人仍在候选名单里。',
  );
  add(
    record.exclusions.some(
      ({ reasons }) => reasons.length === 0 || reasons.some(({ reason }) => reason.trim() === ''),
    ),
    'EXCLUSION_UNEXPLAINED',
    '回避名单中有人没有写明理由。',
  );
  add(
    record.method !== EXPERT_DRAW_METHOD || record.methodText.join('\n') !== EXPERT_DRAW_WORDS.join('\n'),
    'METHOD_DIFFERS',
    '记录所写的抽取方法不是本程序的方法，或方法说明被改动。',
  );
  const labels = new Map(record.needs.map(({ specialty, label }) => [specialty, label]));
  add(
    record.sequence.some(({ specialty, label }) => labels.get(specialty) !== label),
    'LABELS_DIFFER',
    '同一专业在需求和抽取次序里的名称不同，名称可能被改动。',
  );
  add(
    record.spoken !== null && (record.witness ?? '').trim() === '',
    'WITNESS_MISSING',
    '记录里有现场报数，但没有写明见证人。',
  );
  const hashed = [
    record.date,
    record.spoken,
    ...record.needs.map(({ specialty }) => specialty),
    record.unit.uscc,
    record.unit.name,
    ...[...record.candidates, ...record.exclusions].flatMap(({ id, name, employer }) => [id, name, employer]),
    ...record.candidates.flatMap((candidate) => candidate.specialties),
    ...record.exclusions.flatMap(({ reasons }) => reasons.flatMap(({ code, reason }) => [code, reason])),
  ];
  add(
    hashed.some((value) => PARTING.test(value ?? '')) ||
      record.candidates.some(({ specialties: codes }) => codes.some((code) => code.includes(','))),
    'VALUE_UNFIT',
    '名单的内容里有制表符、换行或专业代码里有逗号，校验值不能确认名单。',
  );
  const again = drawExperts(record);
  add(
    again.commitment !== record.commitment,
    'SEED_NOT_COMMITTED',
    '种子与抽取前公布的校验值不符，种子可能被更换。',
  );
  add(
    !MOMENT.test(record.committedAt) ||
      !MOMENT.test(record.drawnAt) ||
      record.answers.some(({ on }) => !DAY.test(on)),
    'TIMES_UNFIT',
    '校验值公布、抽取或答复的时间不是完整的时间，可能被改动。',
  );
  add(record.committedAt > record.drawnAt, 'COMMITTED_LATE', '校验值公布的时间晚于抽取的时间。');
  add(
    again.candidatesSha256 !== record.candidatesSha256,
    'CANDIDATES_CHANGED',
    '候选名单与记录的校验值不符，名单可能被改动。',
  );
  add(
    again.exclusionsSha256 !== record.exclusionsSha256,
    'EXCLUSIONS_CHANGED',
    '回避名单与记录的校验值不符，名单或理由可能被改动。',
  );
  add(
    JSON.stringify(again.sequence.map(pickNeed)) !== JSON.stringify(record.sequence.map(pickNeed)),
    'SEQUENCE_DIFFERS',
    '各专业的次序、候选人数或抽取人数与重新计算的不一致。',
  );
  add(
    JSON.stringify(again.order.map(pickPlace)) !== JSON.stringify(record.order.map(pickPlace)),
    'ORDER_DIFFERS',
    '抽取结果与重新计算的不一致。',
  );
  add(
    record.answers.some(({ answer, reason }) => answer !== 'accepted' && (reason ?? '').trim() === ''),
    'ANSWER_UNEXPLAINED',
    '有专家没有参加，但没有写明原因。',
  );
  add(
    turnsOf(again, record.answers).outOfTurn.length > 0,
    'ANSWER_OUT_OF_TURN',
    '有递补没有按抽取的次序进行。',
  );
  return problems;
}

const pickNeed = ({ specialty, count, available, take }: ExpertDrawResult['sequence'][number]) => [
  specialty,
  count,
  available,
  take,
];
const pickPlace = ({ specialty, place, id, standing }: ExpertPlace) => [specialty, place, id, standing];
