import type { RegionBounds } from '../enterprise/coordinates';
import { type Datum, toWgs84 } from './datum';
import { distanceMetres, type Place, type PlaceBox } from './distance';

/** Something about a place that a person is asked; nothing is ever put right by itself. */
export type PlaceDoubt =
  /** Exchanged, both would lie in the region. */
  | { readonly code: 'swapped'; readonly answer: Place }
  /** Outside of the region and no exchange helps. */
  | { readonly code: 'outside'; readonly bounds: RegionBounds }
  /** The text, its manner, or a known place near by speaks for another datum; one answer for each that may be meant. */
  | {
      readonly code: 'datum';
      readonly why: 'said' | 'near-known' | 'from-map';
      readonly answers: readonly { readonly datum: Datum; readonly place: Place }[];
    };

/** What is known beside the two numbers. */
export interface PlaceKnowledge {
  /** Of the region the place should lie in. */
  readonly bounds: RegionBounds | null;
  /** What the pasted text says about its datum. */
  readonly datum?: Datum | null;
  /** The numbers were pasted as a public map's picker gives them. */
  readonly fromMap?: boolean;
  /** Places that must lie at the same spot, such as the unit's own; asks when only a conversion meets one of them. */
  readonly known?: readonly Place[];
}

/** Metres: below this two entries mean the same spot; a datum moves a place by more than twice as much. */
const SAME_SPOT = 50;

/** What should be asked about a place, the most telling first; [] when nothing speaks against it. */
export function placeDoubts(place: Place, knowledge: PlaceKnowledge): readonly PlaceDoubt[] {
  const { bounds, datum = null, fromMap = false, known = [] } = knowledge;
  if (bounds && !contains(bounds, place)) {
    const answer = { longitude: place.latitude, latitude: place.longitude };
    return [contains(bounds, answer) ? { code: 'swapped', answer } : { code: 'outside', bounds }];
  }
  const answers = (['gcj02', 'bd09'] as const).map((one) => ({ datum: one, place: toWgs84(place, one) }));
  if (datum === 'wgs84') return [];
  if (datum !== null)
    return [{ code: 'datum', why: 'said', answers: answers.filter((one) => one.datum === datum) }];
  const meets = (here: Place) => known.some((spot) => distanceMetres(here, spot) <= SAME_SPOT);
  if (meets(place)) return [];
  const meeting = answers.filter((one) => meets(one.place));
  if (meeting.length > 0) return [{ code: 'datum', why: 'near-known', answers: meeting }];
  return fromMap ? [{ code: 'datum', why: 'from-map', answers }] : [];
}

/** Whether a place lies in a rectangle, its edges included. */
export function contains(box: PlaceBox, { longitude, latitude }: Place): boolean {
  return longitude >= box.west && longitude <= box.east && latitude >= box.south && latitude <= box.north;
}
