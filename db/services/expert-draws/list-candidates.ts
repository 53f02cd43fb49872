import type { ReadDb } from '../../connection';
import type { CivilDate } from '../../domain/dates/civil-date';
import type { ExcludedExpert, ExpertCandidate } from '../../domain/draw/expert-draw';
import { type Party, recusalChecker } from '../../domain/draw/expert-exclusions';
import { recogniseSpecialties } from '../../domain/expert/specialties';
import { compactName } from '../../domain/text/normalise';
import type { Law } from '../../law';
import { enterpriseTable } from '../../repositories/enterprise';
import type { PastEmployer } from '../../repositories/expert';
import type { ExpertDrawRecord } from '../../repositories/expert-draw';
import {
  absencesOn,
  declaredInterests,
  loadsOf,
  namedInReview,
  type PoolRow,
  paidWorkOfExperts,
  placedBefore,
  poolOf,
} from '../../repositories/expert-draw-views';
import { placeNames } from '../enterprises/find-duplicates';
import { sightOf } from '../own-sight';

/** Who may be drawn, and everybody of a needed specialty who may not, with every reason. */
export interface ListedExperts {
  readonly candidates: readonly ExpertCandidate[];
  readonly exclusions: readonly ExcludedExpert[];
}

/** Goes through the whole pool once; both lists by id. */
export function listExperts(
  place: { db: ReadDb; law: Pick<Law, 'regions' | 'specialties'> },
  draw: ExpertDrawRecord,
): ListedExperts {
  const { db } = place;
  const interests = grouped(declaredInterests(db));
  const paidWork = grouped(paidWorkOfExperts(db));
  const absences = grouped(absencesOn(db, draw.heldOn));
  const loads = loadsOf(db, Number(draw.heldOn.slice(0, 4)));
  const named = namedInReview(db, draw.reviewId);
  const before = placedBefore(db, draw.previousDrawId);
  const barred = recusalChecker({
    date: draw.heldOn as CivilDate,
    parties: partiesOf(db, draw),
    years: draw.settings.employerYears,
    loadCap: draw.settings.yearlyCap,
    declared: Object.fromEntries(draw.settings.declared.map(({ expertId, reason }) => [expertId, reason])),
    places: placeNames(place.law.regions),
  });
  const candidates: ExpertCandidate[] = [];
  const exclusions: ExcludedExpert[] = [];
  const wanted = draw.needs.map(({ specialty }) => ({ specialty, words: compactName(specialty) }));
  for (const row of poolOf(db, sightOf(db))) {
    const specialties = specialtiesOf(row, wanted, place.law);
    if (specialties.length === 0) continue;
    const { id } = row;
    const shown = {
      id,
      name: oneLine(row.name),
      employer: row.employer === null ? null : oneLine(row.employer),
    };
    const reasons = barred({
      id,
      status: row.status,
      termFrom: row.termFrom,
      termTo: row.termTo,
      employer: row.employer === null ? null : { name: row.employer, uscc: null },
      pastEmployers: (JSON.parse(row.pastEmployers) as PastEmployer[]).map(({ name, to }) => ({
        name,
        uscc: null,
        until: to,
      })),
      paidWork: paidWork.get(id) ?? [],
      interests: interests.get(id) ?? [],
      absences: absences.get(id) ?? [],
      phones: row.phone?.split('、') ?? [],
      address: row.address,
      load: loads.get(id) ?? 0,
      loadCap: row.yearlyCap,
      earlierRound: before.get(id) ?? null,
      named: named.has(id),
    });
    if (reasons.length === 0) candidates.push({ ...shown, specialties });
    else exclusions.push({ ...shown, reasons });
  }
  return { candidates, exclusions };
}

/** Needed specialties of an expert: by code, or by the roster's own words where the need is not one of the list. */
function specialtiesOf(
  row: PoolRow,
  wanted: readonly { specialty: string; words: string }[],
  law: Pick<Law, 'specialties'>,
): string[] {
  const written = JSON.parse(row.specialties) as string[];
  const kept = JSON.parse(row.specialtyCodes) as string[];
  // Entries from before there were codes have words alone.
  const codes = kept.length > 0 ? kept : recogniseSpecialties(written, law.specialties).codes;
  const words = written.map(compactName);
  return wanted
    .filter((need) => codes.includes(need.specialty) || words.includes(need.words))
    .map(({ specialty }) => specialty)
    .sort();
}

/** The unit with its telephones and address, and who wrote the plan or advised on it. */
function partiesOf(db: ReadDb, draw: ExpertDrawRecord): Party[] {
  const unit = draw.enterpriseId === null ? undefined : enterpriseTable.find(db, draw.enterpriseId);
  const phones = [unit?.legalPhone, unit?.principalPhone, unit?.safetyOfficerPhone];
  return [
    {
      role: 'unit',
      name: draw.unitName,
      uscc: draw.unitUscc,
      phones: phones.flatMap((phone) => phone?.split('、') ?? []),
      address: unit?.address ?? null,
    },
    ...draw.draftingUnits.map(
      (name): Party => ({ role: 'drafter', name, uscc: null, phones: [], address: null }),
    ),
  ];
}

const oneLine = (text: string) => text.replace(/\s+/gu, ' ');

function grouped<T extends { readonly expertId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.expertId);
    if (group) group.push(row);
    else groups.set(row.expertId, [row]);
  }
  return groups;
}
