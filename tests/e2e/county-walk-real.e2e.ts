import { readFileSync } from 'node:fs';
import { hasRealFiles, realFile } from '../builders/shared';
import type { Program } from './harness/program';
import { test } from './harness/test';
import type { CountyWork } from './walks/county-work';
import { walkCountyYear } from './walks/county-year';
import { takeIn } from './walks/take-in';

interface Truth {
  rows: { outcome: string; values?: { name: string; uscc: string; category: string; status: string } }[];
}

/** A mine of the county's own roster that must come in and is at work. */
function mineOf(truthFile: string): { name: string; code: string } {
  const { rows } = JSON.parse(readFileSync(truthFile, 'utf8')) as Truth;
  const mine = rows.find(
    (row) => row.outcome === 'create' && row.values?.category === '煤矿' && row.values.status === '正常',
  );
  if (!mine?.values) throw new Error('the roster has no working mine');
  return { name: mine.values.name.normalize('NFKC').replace(/\s/g, ''), code: mine.values.uscc };
}

test("a county office does its year with the county's own files", async ({ launch, folder }, info) => {
  test.skip(!hasRealFiles, 'the folder of real-shaped files is not beside the project');
  test.setTimeout(300_000);
  const unit = mineOf(realFile('01', 'truth'));
  const work: CountyWork = {
    roster: realFile('01'),
    created: 579,
    rejected: 17,
    unit,
    plan: {
      file: realFile('01_综合_示恒煤矿.docx', 'plans'),
      title: `${unit.name}生产安全事故综合应急预案`,
      passage: '采空区一氧化碳浓度达到',
    },
  };
  const pictures = (program: Program) => async (name: string) =>
    void (await program.page.screenshot({ path: info.outputPath(`${name}.png`) }));
  const county = await launch();
  const file = await walkCountyYear(county, folder, work, pictures(county));
  const city = await launch();
  await takeIn(city, folder, file, work, pictures(city));
});
