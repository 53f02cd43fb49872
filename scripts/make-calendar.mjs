#!/usr/bin/env node
// Writes resources/calendar/cn-2004-2026.json from the day data of the npm package chinese-days (MIT, © 2024 Yawei sun).
// Only its data is used: its functions answer for years that no notice covers, and depend on the time zone.
// Run after bumping the package: node scripts/make-calendar.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path) => JSON.parse(readFileSync(`${root}/${path}`, 'utf8'));
const data = read('node_modules/chinese-days/dist/chinese-days.json');
const { version } = read('node_modules/chinese-days/package.json');

const label = (text) => text.split(',')[1];
const isWeekend = (date) => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
const days = [
  ...Object.entries(data.holidays).map(([date, text]) => ({ date, kind: 'holiday', name: label(text) })),
  ...Object.entries(data.workdays).map(([date, text]) => ({
    date,
    kind: 'workday',
    name: `${label(text)}调休上班`,
  })),
].sort((a, b) => (a.date < b.date ? -1 : 1));

const weekdayMadeWorkday = days.filter((day) => day.kind === 'workday' && !isWeekend(day.date));
if (weekdayMadeWorkday.length > 0)
  throw new Error(`not a weekend: ${weekdayMadeWorkday.map((day) => day.date).join(' ')}`);

const years = days.map((day) => Number(day.date.slice(0, 4)));
const [firstYear, lastYear] = [Math.min(...years), Math.max(...years)];
const calendar = {
  id: `cn-${firstYear}-${lastYear}`,
  version: `cn-${firstYear}-${lastYear}/${version}`,
  firstYear,
  lastYear,
  source: {
    title: '国务院办公厅历年节假日安排的通知（逐日数据）',
    article: `数据取自 npm 包 chinese-days ${version}，MIT 许可，© 2024 Yawei sun；2025年与通知核对过，其余年份未逐条核对`,
  },
  mark: 'P',
  note: '未列出的日子：周一至周五为工作日，周六、周日不是。12月末的安排有时由下一年的通知改动。',
  days,
};
const head = JSON.stringify({ ...calendar, days: undefined }, null, 2).slice(0, -2);
const rows = days.map(
  (day) =>
    `    ${JSON.stringify(day).replace(/":/g, '": ').replace(/,"/g, ', "').replace('{', '{ ').replace(/}$/, ' }')}`,
);
writeFileSync(
  `${root}/resources/calendar/${calendar.id}.json`,
  `${head},\n  "days": [\n${rows.join(',\n')}\n  ]\n}\n`,
);
console.log(`${calendar.version}: ${days.length} days`);
