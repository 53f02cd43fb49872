import type { Place } from './distance';

/**
 * What the degrees of a map refer to: `wgs84` (GPS, 天地图; CGCS2000 alike), `gcj02` 火星坐标 (高德、腾讯 and other public
 * maps), `bd09` (百度). The latter two lie 100 to 700 m beside the truth.
 */
export const DATUMS = ['wgs84', 'gcj02', 'bd09'] as const;
export type Datum = (typeof DATUMS)[number];

/** Of the ellipsoid (Krasovsky 1940) that the published formulas of GCJ-02 work on. */
const AXIS = 6_378_245;
const ECCENTRICITY = 0.006_693_421_622_965_943;
const BAIDU = (Math.PI * 3000) / 180;

/** GCJ-02 moves places in this rectangle only. */
const moved = ({ longitude, latitude }: Place) =>
  longitude >= 72.004 && longitude <= 137.8347 && latitude >= 0.8293 && latitude <= 55.8271;

function waves(x: number): number {
  const { PI } = Math;
  return (20 * Math.sin(6 * x * PI) + 20 * Math.sin(2 * x * PI)) * (2 / 3);
}

function shift({ longitude, latitude }: Place): Place {
  const { PI } = Math;
  const [x, y] = [longitude - 105, latitude - 35];
  const root = Math.sqrt(Math.abs(x));
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * root +
    waves(x) +
    (20 * Math.sin(y * PI) + 40 * Math.sin((y / 3) * PI)) * (2 / 3) +
    (160 * Math.sin((y / 12) * PI) + 320 * Math.sin((y * PI) / 30)) * (2 / 3);
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * root +
    waves(x) +
    (20 * Math.sin(x * PI) + 40 * Math.sin((x / 3) * PI)) * (2 / 3) +
    (150 * Math.sin((x / 12) * PI) + 300 * Math.sin((x / 30) * PI)) * (2 / 3);
  const angle = (latitude / 180) * PI;
  const flat = 1 - ECCENTRICITY * Math.sin(angle) ** 2;
  return {
    longitude: (east * 180) / ((AXIS / Math.sqrt(flat)) * Math.cos(angle) * PI),
    latitude: (north * 180) / (((AXIS * (1 - ECCENTRICITY)) / (flat * Math.sqrt(flat))) * PI),
  };
}

/** WGS 84 to GCJ-02; outside of China nothing changes. */
export function gcj02FromWgs84(place: Place): Place {
  if (!moved(place)) return place;
  const by = shift(place);
  return { longitude: place.longitude + by.longitude, latitude: place.latitude + by.latitude };
}

/** GCJ-02 to WGS 84. The shift is known at the true place only, so it is found step by step, to within a millimetre. */
export function wgs84FromGcj02(place: Place): Place {
  if (!moved(place)) return place;
  let found = place;
  for (let step = 0; step < 8; step += 1) {
    const back = gcj02FromWgs84(found);
    found = {
      longitude: found.longitude + place.longitude - back.longitude,
      latitude: found.latitude + place.latitude - back.latitude,
    };
  }
  return found;
}

/** GCJ-02 to BD-09. */
export function bd09FromGcj02({ longitude: x, latitude: y }: Place): Place {
  const length = Math.hypot(x, y) + 0.000_02 * Math.sin(y * BAIDU);
  const angle = Math.atan2(y, x) + 0.000_003 * Math.cos(x * BAIDU);
  return { longitude: length * Math.cos(angle) + 0.0065, latitude: length * Math.sin(angle) + 0.006 };
}

/** BD-09 to GCJ-02, found step by step like the other way back. */
export function gcj02FromBd09(place: Place): Place {
  let found = { longitude: place.longitude - 0.0065, latitude: place.latitude - 0.006 };
  for (let step = 0; step < 8; step += 1) {
    const back = bd09FromGcj02(found);
    found = {
      longitude: found.longitude + place.longitude - back.longitude,
      latitude: found.latitude + place.latitude - back.latitude,
    };
  }
  return found;
}

/** Degrees read from a map of this datum as WGS 84, to a millionth of a degree (a tenth of a metre). */
export function toWgs84(place: Place, datum: Datum): Place {
  if (datum === 'wgs84') return place;
  const { longitude, latitude } = wgs84FromGcj02(datum === 'bd09' ? gcj02FromBd09(place) : place);
  return { longitude: Math.round(longitude * 1e6) / 1e6, latitude: Math.round(latitude * 1e6) / 1e6 };
}
