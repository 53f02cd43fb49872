import source from '../../../resources/regions/area-codes.json?raw';

const { codes } = JSON.parse(source) as { codes: Readonly<Record<string, string>> };

/** The telephone area code of a region, which completes local numbers in its ledgers; undefined when it is not known. */
export function areaCodeOf(regionCode: string): string | undefined {
  return codes[regionCode.slice(0, 4)];
}
