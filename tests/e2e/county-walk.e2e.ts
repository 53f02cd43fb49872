import { unitCode, unitName, writeCountyLedgers } from '../builders/county-ledgers';
import { MINE_PASSAGE, writeMinePlan } from '../builders/county-plans';
import type { Program } from './harness/program';
import { test } from './harness/test';
import type { CountyWork } from './walks/county-work';
import { walkCountyYear } from './walks/county-year';
import { takeIn } from './walks/take-in';

test('a county office does its year, and the city takes it in', async ({ launch, folder }, info) => {
  test.setTimeout(240_000);
  const [roster] = await writeCountyLedgers(folder);
  const work: CountyWork = {
    roster: roster?.file ?? '',
    created: 12,
    rejected: 4,
    unit: { name: unitName(0), code: unitCode(0) },
    plan: {
      file: writeMinePlan(folder),
      title: `${unitName(0)}生产安全事故综合应急预案`,
      passage: MINE_PASSAGE,
    },
  };
  const pictures = (program: Program) => async (name: string) =>
    void (await program.page.screenshot({ path: info.outputPath(`${name}.png`) }));
  const county = await launch();
  const file = await walkCountyYear(county, folder, work, pictures(county));
  const city = await launch();
  await takeIn(city, folder, file, work, pictures(city));
});
