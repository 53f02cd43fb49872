import { systemClock } from '../../../db/clock';
import { loadLaw } from '../../../db/law';
import { makeSample } from '../../../db/services/sample/make-sample';
import { readSampleData } from '../../../db/services/sample/sample-data';
import type { TaskContext } from './context';

/** Makes the sample county in a file of its own that nothing else has open. */
export async function makeSampleTask(
  input: { file: string; resourcesFolder: string },
  context: TaskContext,
): Promise<{ units: number; acts: number }> {
  return makeSample({
    file: input.file,
    clock: systemClock,
    law: loadLaw(input.resourcesFolder),
    data: readSampleData(input.resourcesFolder),
    progress: (done, total) => context.progress({ done, total, label: 'sample' }),
  });
}
