/** A point on the earth: degrees, WGS 84 (CGCS2000 is the same within a metre). */
export interface Place {
  readonly longitude: number;
  readonly latitude: number;
}

/** A rectangle in degrees. */
export interface PlaceBox {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

/** Metres: the mean sphere. Against the ellipsoid a distance is at most half a per cent out. */
export const EARTH_RADIUS = 6_371_008.8;
const METRES_PER_DEGREE = (EARTH_RADIUS * Math.PI) / 180;
/** Rounding must not push a point that lies right on the edge out of its box. */
const MARGIN = 1.000001;

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Metres between two places along the sphere (haversine: exact for short ways too). */
export function distanceMetres(from: Place, to: Place): number {
  const half = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2;
  const part =
    half(to.latitude - from.latitude) +
    Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * half(to.longitude - from.longitude);
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(part)));
}

/** Direction from one place to another, degrees clockwise from north, 0 ≤ x < 360. */
export function bearingDegrees(from: Place, to: Place): number {
  const turn = radians(to.longitude - from.longitude);
  const [here, there] = [radians(from.latitude), radians(to.latitude)];
  const east = Math.sin(turn) * Math.cos(there);
  const north = Math.cos(here) * Math.sin(there) - Math.sin(here) * Math.cos(there) * Math.cos(turn);
  const degrees = (Math.atan2(east, north) * 180) / Math.PI;
  return (degrees + 360) % 360;
}

/** 北 东北 东 … clockwise; the words stand in the catalogues. */
export const COMPASS_POINTS = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
export type CompassPoint = (typeof COMPASS_POINTS)[number];

/** The compass point, of eight, that a bearing lies nearest to. */
export function compassPoint(bearing: number): CompassPoint {
  return COMPASS_POINTS[Math.round(bearing / 45) % 8] ?? 'n';
}

/**
 * The smallest rectangle that is sure to hold every place within `metres`: what a search by index looks through before
 * distances are measured. Near a pole it holds all longitudes. It never crosses the 180th meridian, which no county does.
 */
export function boxAround({ longitude, latitude }: Place, metres: number): PlaceBox {
  const reach = (metres / METRES_PER_DEGREE) * MARGIN;
  const [south, north] = [latitude - reach, latitude + reach];
  // The widest parallel inside the circle is not the middle one: sin(Δλ) = sin(reach) / cos(φ).
  const wide = Math.sin(radians(reach)) / Math.cos(radians(latitude));
  const all = reach >= 90 || wide >= 1 || north >= 90 || south <= -90;
  const across = all ? 360 : ((Math.asin(wide) * 180) / Math.PI) * MARGIN;
  return { west: longitude - across, east: longitude + across, south, north };
}

/**
 * Where a place lies from the middle of a plotted view, in metres east and north: true in distance and direction from
 * the middle (azimuthal), so that rings around it are circles.
 */
export function planeOffset(middle: Place, place: Place): { readonly east: number; readonly north: number } {
  const metres = distanceMetres(middle, place);
  const bearing = radians(bearingDegrees(middle, place));
  return { east: metres * Math.sin(bearing), north: metres * Math.cos(bearing) };
}

/** The place of a record whose coordinates may be missing; null when either is. */
export function placeOf(record: {
  readonly longitude: number | null;
  readonly latitude: number | null;
}): Place | null {
  const { longitude, latitude } = record;
  return longitude === null || latitude === null ? null : { longitude, latitude };
}
