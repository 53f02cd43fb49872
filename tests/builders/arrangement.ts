/** A made-up arrangement of 2027, as rows of a table: spans and single days in the shapes that offices use. */
export const ARRANGEMENT_2027: readonly (readonly [date: string, kind: string, name: string])[] = [
  ['2027年1月1日至3日', '放假', '元旦'],
  ['2027-02-05~2027-02-12', '放假', '春节'],
  ['2027/2/20', '上班', '春节调休'],
  ['2027.4.3-4.5', '放假', '清明节'],
  ['5月1日至5月5日', '休', '劳动节'],
  ['2027年5月8日（星期六）', '补班', '劳动节调休'],
  ['20270609', '放假', '端午节'],
  ['二〇二七年九月十五日', '放假', '中秋节'],
  ['2027-10-01至2027-10-07', '放假', '国庆节'],
  ['2027-10-09', '上班', '国庆节调休'],
];

/** The same as .csv text with a title above the headings. */
export function arrangementCsv(
  rows: readonly (readonly string[])[] = ARRANGEMENT_2027,
  source = '国办发明电〔2026〕99号',
): string {
  const lines = rows.map(([date = '', kind = '', name = ''], i) =>
    [date, kind, name, i === 0 ? source : ''].map((cell) => `"${cell}"`).join(','),
  );
  return ['2027年部分节假日安排', '日期,类型,名称,依据', ...lines].join('\r\n');
}
