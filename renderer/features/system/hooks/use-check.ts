import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer, Api } from '../../../api/contract';
import { type Job, useJob } from '../../../ui/jobs/use-job';

export type Check = Answer<'system', 'check'>;

/** The check of the whole file and what it found last; nothing until it has run. */
export function useCheck(api: Api): { job: Job<Record<string, never>, Check>; result: Check | null } {
  const { t } = useTranslation('system');
  const [result, setResult] = useState<Check | null>(null);
  const job = useJob<Record<string, never>, Check>(t('check.running'), api.system.check);
  return {
    job: {
      ...job,
      async run(input) {
        setResult(null);
        const found = await job.run(input);
        setResult(found);
        return found;
      },
    },
    result,
  };
}
