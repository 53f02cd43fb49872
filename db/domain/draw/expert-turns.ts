import { DRAW_ANSWERS, type DrawAnswer } from './codes';
import type { ExpertDrawResult, ExpertPlace } from './expert-draw';

/** 待答复, 候补, and the answers. */
export const PLACE_STATES = ['asked', 'waiting', ...DRAW_ANSWERS] as const;
export type PlaceState = (typeof PLACE_STATES)[number];

/** What one expert said; answers of one specialty come by place, so that those before are known. */
export interface GivenAnswer {
  readonly specialty: string;
  readonly place: number;
  readonly answer: DrawAnswer;
  /** Obligatory for those who do not come. */
  readonly reason: string | null;
}

/** A place with what became of it. */
export interface TurnedPlace extends ExpertPlace {
  readonly state: PlaceState;
  readonly reason: string | null;
}

/** Where an order stands. */
export interface Turns {
  readonly places: readonly TurnedPlace[];
  /** Specialties whose order has run out: so many experts are still wanted, and a further draw has to give them. */
  readonly missing: readonly { readonly specialty: string; readonly label: string; readonly count: number }[];
  /** Everybody wanted has agreed to come. */
  readonly complete: boolean;
  /** Answers that could not be given at their time, by their number in the list. */
  readonly outOfTurn: readonly number[];
}

const keyOf = ({ specialty, place }: { specialty: string; place: number }) => `${specialty} ${place}`;
const left = (answer: DrawAnswer | undefined) => answer !== undefined && answer !== 'accepted';

/**
 * Whose turn it is. In each specialty the drawn are asked; for each of them who refuses, must withdraw or cannot be
 * reached the next substitute of the same specialty is asked, in the drawn order. Who has left does not come back; who has
 * agreed may still leave.
 */
export function turnsOf(
  result: Pick<ExpertDrawResult, 'sequence' | 'order'>,
  answers: readonly GivenAnswer[],
): Turns {
  const given = new Map<string, GivenAnswer>();
  const outOfTurn: number[] = [];
  const lengths = new Map<string, number>();
  for (const { specialty } of result.order) lengths.set(specialty, (lengths.get(specialty) ?? 0) + 1);
  const open = new Map(result.sequence.map(({ specialty, take }) => [specialty, take]));
  for (const [n, answer] of answers.entries()) {
    const { specialty, place } = answer;
    const asked = open.get(specialty) ?? 0;
    const earlier = given.get(keyOf(answer))?.answer;
    const fits = earlier === undefined || (earlier === 'accepted' && left(answer.answer));
    if (place < 1 || place > asked || !fits) {
      outOfTurn.push(n);
      continue;
    }
    given.set(keyOf(answer), answer);
    if (left(answer.answer)) open.set(specialty, Math.min(asked + 1, lengths.get(specialty) ?? 0));
  }
  const places = result.order.map((one): TurnedPlace => {
    const answer = given.get(keyOf(one));
    const state = answer?.answer ?? (one.place <= (open.get(one.specialty) ?? 0) ? 'asked' : 'waiting');
    return { ...one, state, reason: answer?.reason ?? null };
  });
  const missing = result.sequence.flatMap(({ specialty, label, count }) => {
    const held = places.filter(
      ({ specialty: of, state }) => of === specialty && (state === 'asked' || state === 'accepted'),
    ).length;
    return held < count ? [{ specialty, label, count: count - held }] : [];
  });
  const wanted = result.sequence.reduce((sum, { count }) => sum + count, 0);
  const accepted = places.filter(({ state }) => state === 'accepted').length;
  return { places, missing, complete: missing.length === 0 && accepted === wanted, outOfTurn };
}
