import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unitCode } from '../../builders/county-ledgers';
import { commandLine } from './databases';

export const UNIT = '舒兰市示恒煤矿有限公司';
export const PLAN = '生产安全事故综合应急预案';

/** The day so many days ago, as the program writes it. */
export const daysAgo = (days: number): string => {
  const day = new Date(Date.now() - days * 86_400_000);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
};

/** A unit's own database: the unit, and its plan with the text, published last week. */
export function foundUnit(folder: string): string {
  const file = join(folder, '煤矿.db');
  const run = (...args: string[]) => commandLine(folder, ...args);
  run('init', file, '--desk', 'enterprise', '--level', 'county', '--region', '220283', '--name', UNIT);
  const write = (name: string, lines: string[]) => {
    writeFileSync(join(folder, name), `\ufeff${lines.join('\r\n')}\r\n`);
    return name;
  };
  const unit = [
    '单位名称,统一社会信用代码,监管行业,主要负责人,主要负责人电话,详细地址',
    `${UNIT},${unitCode(0)},煤矿,示大明,19900000001,吉舒街道矿区路3号`,
  ];
  run('import', 'enterprises', write('名册.csv', unit), '--db', file);
  const plans = [
    '企业名称,预案名称,预案种类,评审方式,评审日期,评审结论,签署日期,公布日期',
    `${UNIT},${PLAN},综合,评审,${daysAgo(20)},通过,${daysAgo(12)},${daysAgo(8)}`,
  ];
  run('import', 'plans', write('预案.csv', plans), '--db', file);
  return file;
}
