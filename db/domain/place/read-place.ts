import { parseCoordinate } from '../enterprise/coordinates';
import { normaliseText } from '../text/normalise';
import type { Datum } from './datum';
import type { Place } from './distance';

/** A pair of coordinates out of a pasted text. */
export interface ReadPlace {
  readonly place: Place;
  /** What the text itself says about its datum; null: nothing. */
  readonly datum: Datum | null;
  /** The text gave decimals as the pickers of public maps do, which as a rule are no WGS 84: worth a question. */
  readonly fromMap: boolean;
}

const DATUM_WORDS: readonly (readonly [Datum, RegExp])[] = [
  ['bd09', /bd-?09|百度/],
  ['gcj02', /gcj-?02|火星|国测局|高德|腾讯/],
  ['wgs84', /wgs-?84|cgcs-?2000|国家2000|天地图|gps/],
];
const ONE = String.raw`\d{1,3}(?:\.\d+)?(?:\s*[°度º˚]\s*\d{1,2}(?:\.\d+)?(?:\s*['′’分]\s*(?:\d{1,2}(?:\.\d+)?\s*(?:["″”秒]|''|′′)?)?)?)?\s*[°度º˚]?`;
const PAIR = new RegExp(
  String.raw`(东经|经度|e|n|北纬|纬度)?[:\s]*(${ONE})\s*(e|n)?[\s,;/、]+(东经|经度|e|n|北纬|纬度)?[:\s]*(${ONE})\s*(e|n)?`,
);
const EAST = new Set(['东经', '经度', 'e']);
const NORTH = new Set(['北纬', '纬度', 'n']);

/**
 * Reads a pair as people paste it: `126.96,44.41`, `东经126°57′36″ 北纬44°24′36″`, `N44.41 E126.96`, `(GCJ-02) 126.96, 44.41`.
 * Longitude first unless the text names the axes; a swap is not guessed here (see `placeDoubts`). null: no pair in it.
 */
export function readPlace(value: string): ReadPlace | null {
  const text = normaliseText(value).toLowerCase();
  const datum = DATUM_WORDS.find(([, words]) => words.test(text))?.[0] ?? null;
  // Digits of a datum's name are no degrees.
  const bare = DATUM_WORDS.reduce((rest, [, words]) => rest.replace(words, ' '), text);
  const match = PAIR.exec(bare);
  const [first, second] = [match?.[2]?.trim(), match?.[5]?.trim()];
  if (!match || !first || !second) return null;
  const axes = [match[1] ?? match[3], match[4] ?? match[6]];
  const exchanged = NORTH.has(axes[0] ?? '') || EAST.has(axes[1] ?? '');
  const [east, north] = exchanged ? [second, first] : [first, second];
  const longitude = parseCoordinate(east, 'longitude');
  // A swapped pair is read too, so that the question about it can be asked.
  const latitude = parseCoordinate(north, 'longitude');
  if (!longitude.ok || !latitude.ok) return null;
  const fromMap = [first, second].every((one) => /^\d{1,3}\.\d{5,}$/.test(one));
  return { place: { longitude: longitude.value, latitude: latitude.value }, datum, fromMap };
}
