/** Code lists of fields whose values are codes, so that the check shows the words that the records will show. */
const listByField: Readonly<Record<string, string>> = {
  activities: 'codes.activity',
  affiliation: 'codes.affiliation',
  sizeTier: 'codes.sizeTier',
  majorHazardLevel: 'codes.majorHazardLevel',
  kind: 'codes.planKind',
  planKind: 'codes.planKind',
  reviewWay: 'codes.reviewWay',
  reviewResult: 'codes.reviewResult',
  form: 'codes.drillForm',
  content: 'codes.drillContent',
  level: 'codes.drillLevel',
  state: 'codes.drillOutcome',
  gender: 'codes.gender',
  expiryKind: 'codes.expiryKind',
};

interface Words {
  code(codes: string, value: string | number): string;
  yes: string;
  no: string;
  empty: string;
  separator: string;
}

/** A read value in words: codes as their words, lists joined, yes and no, nothing as "empty". */
export function valueInWords(field: string, value: unknown, words: Words): string {
  if (value === null || value === undefined || value === '') return words.empty;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (Array.isArray(value))
    return value.map((item) => valueInWords(field, item, words)).join(words.separator);
  if (typeof value !== 'string' && typeof value !== 'number') return JSON.stringify(value);
  const list = listByField[field];
  return list ? words.code(list, value) : String(value);
}
