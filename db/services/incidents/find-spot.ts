import type { ReadDb } from '../../connection';
import type { Place } from '../../domain/place/distance';
import { placeOf } from '../../domain/place/distance';
import { enterpriseTable } from '../../repositories/enterprise';
import { hazardTable } from '../../repositories/hazard';
import { type IncidentRecord, incidentTable } from '../../repositories/incident';
import { found } from '../own-row';
import { assertInSight } from '../own-sight';

/** What is asked about: an incident, or a bare place with a kind of accident. */
export type SpotQuestion =
  | { readonly of: 'incident'; readonly incidentId: string }
  | {
      readonly of: 'place';
      readonly accidentKind: string;
      readonly enterpriseId: string | null;
      readonly longitude: number | null;
      readonly latitude: number | null;
      readonly regionCode: string | null;
      readonly town: string | null;
    };

/** Where it is and what is known of it. */
export interface Spot {
  readonly incidentId: string | null;
  readonly practice: boolean;
  readonly accidentKind: string;
  readonly enterpriseId: string | null;
  readonly enterpriseName: string | null;
  readonly activities: readonly string[];
  readonly hazardId: string | null;
  readonly hazardReach: number | null;
  readonly regionCode: string;
  readonly town: string | null;
  readonly place: Place | null;
  /** Whose coordinates these are: entered, the hazard's or the unit's; null: nobody's are known. */
  readonly placeFrom: 'entered' | 'hazard' | 'unit' | null;
}

type PlaceQuestion = Omit<Extract<SpotQuestion, { of: 'place' }>, 'of'>;

/**
 * Reads what a question is about. Without own coordinates an incident lies where its hazard or its unit lies, and says so.
 * @throws PlanDeskError NOT_FOUND
 */
export function spotOf(db: ReadDb, question: SpotQuestion, ownRegion: string): Spot {
  if (question.of === 'place') {
    if (question.enterpriseId !== null) assertInSight(db, 'enterprise', question.enterpriseId);
    return spotFrom(db, question, null, ownRegion);
  }
  assertInSight(db, 'incident', question.incidentId);
  const incident = found(incidentTable.find(db, question.incidentId), '事故记录', question.incidentId);
  return spotFrom(db, incident, incident, ownRegion);
}

function spotFrom(
  db: ReadDb,
  asked: PlaceQuestion,
  incident: IncidentRecord | null,
  ownRegion: string,
): Spot {
  const unit = asked.enterpriseId === null ? undefined : enterpriseTable.find(db, asked.enterpriseId);
  const hazard = incident?.hazardId ? hazardTable.find(db, incident.hazardId) : undefined;
  const places = [
    ['entered', placeOf(asked)],
    ['hazard', hazard ? placeOf(hazard) : null],
    ['unit', unit ? placeOf(unit) : null],
  ] as const;
  const [placeFrom, place] = places.find(([, one]) => one !== null) ?? [null, null];
  return {
    incidentId: incident?.id ?? null,
    practice: incident?.practice ?? false,
    accidentKind: asked.accidentKind,
    enterpriseId: unit?.id ?? null,
    enterpriseName: unit?.name ?? null,
    activities: unit?.activities ?? [],
    hazardId: hazard?.id ?? null,
    hazardReach: hazard?.reachM ?? null,
    regionCode: asked.regionCode ?? unit?.regionCode ?? ownRegion,
    town: asked.town ?? unit?.town ?? null,
    place,
    placeFrom,
  };
}
