import { err, ok, type Result } from '../result';
import { normaliseText } from '../text/normalise';

export type Axis = 'longitude' | 'latitude';

/** Why a text is no coordinate. */
export interface CoordinateProblem {
  readonly code: 'coordinate_format' | 'coordinate_range';
  readonly message: string;
}

/** A rectangle in degrees around a region, for finding coordinates that cannot be meant. */
export interface RegionBounds {
  /** Beginning of the region codes it is for; the longest that fits counts. */
  readonly prefix: string;
  readonly name: string;
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

const NAMES: Readonly<Record<Axis, string>> = { longitude: '经度', latitude: '纬度' };
const LIMITS: Readonly<Record<Axis, number>> = { longitude: 180, latitude: 90 };
/** A hundred-thousandth of a degree is a metre. */
const PRECISION = 1e6;

/**
 * Reads a coordinate as people write it: `126.965`, `126°57'54"`, `126度57分54.2秒`, `东经126°57′54″`, `126 57 54`.
 * Answers decimal degrees.
 */
export function parseCoordinate(value: string, axis: Axis): Result<number, CoordinateProblem> {
  const text = normaliseText(value)
    .replace(/东经|北纬|[eEnN]/g, '')
    .replace(/[′’'‘]{2}/g, '"')
    .trim();
  const match =
    /^(\d{1,3}(?:\.\d+)?)\s*(?:°|度|º|˚)?$/.exec(text) ??
    /^(\d{1,3})\s*(?:°|度|º|˚|\s)\s*(\d{1,2}(?:\.\d+)?)\s*(?:′|'|’|分)?\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:″|"|”|“|秒)?)?$/.exec(
      text,
    );
  const [degrees, minutes, seconds] = [match?.[1], match?.[2] ?? '0', match?.[3] ?? '0'].map(Number);
  if (match === null || degrees === undefined || minutes === undefined || seconds === undefined)
    return err({
      code: 'coordinate_format',
      message: `“${value.trim()}”不是${NAMES[axis]}，请写成 126.965 或 126°57′54″。`,
    });
  const whole = Math.round((degrees + minutes / 60 + seconds / 3600) * PRECISION) / PRECISION;
  if (minutes >= 60 || seconds >= 60 || whole > LIMITS[axis])
    return err({ code: 'coordinate_range', message: `${NAMES[axis]}“${value.trim()}”超出范围，请核对。` });
  return ok(whole);
}

/** The bounds of a region: those of the longest beginning of its code. */
export function boundsOf(regionCode: string, bounds: readonly RegionBounds[]): RegionBounds | null {
  return bounds
    .filter(({ prefix }) => regionCode.startsWith(prefix))
    .reduce<RegionBounds | null>(
      (best, one) => (best && best.prefix.length >= one.prefix.length ? best : one),
      null,
    );
}

/** A sentence when a place lies outside of its region; null when it may be right. Exchanged values are recognised. */
export function placeProblem(
  place: { readonly longitude: number; readonly latitude: number },
  bounds: RegionBounds | null,
): string | null {
  if (bounds === null || inside(place, bounds)) return null;
  return inside({ longitude: place.latitude, latitude: place.longitude }, bounds)
    ? '经度和纬度似乎写反了，请对调。'
    : `这个位置不在${bounds.name}范围内（东经 ${bounds.west}–${bounds.east}°，北纬 ${bounds.south}–${bounds.north}°），请核对。`;
}

function inside(
  { longitude, latitude }: { longitude: number; latitude: number },
  bounds: RegionBounds,
): boolean {
  return (
    longitude >= bounds.west &&
    longitude <= bounds.east &&
    latitude >= bounds.south &&
    latitude <= bounds.north
  );
}
