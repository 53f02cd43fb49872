import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartScreens } from '../pages/start-screens';
import { Program, SAMPLE_FILE, testFolder } from './program';

/** Lets the program make its sample county once, as `--demo` does; every later start of the run gets a copy. */
export default async function makeSample(): Promise<() => void> {
  const { folder, remove } = testFolder();
  const userData = join(folder, 'user');
  const program = await Program.launch(folder, { userData, args: ['--demo'] });
  await new StartScreens(program).entered();
  await program.close();
  const sample = join(folder, 'sample.db');
  copyFileSync(join(userData, SAMPLE_FILE), sample);
  process.env.PLANDESK_SAMPLE = sample;
  return remove;
}
