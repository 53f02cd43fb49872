import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { GrantedFile } from '../../../../electron/contract/shell';
import { useApi } from '../../../api/context';
import type { Question } from '../../../api/contract';
import { useJob } from '../../../ui/jobs/use-job';
import { currentStaging, type LedgerKind } from '../staging-store';

/** What people corrected: what columns hold, and what wordings of drills mean. */
type Corrections = Pick<Question<'ledgers', 'stage'>, 'mapping' | 'wordings'>;

/** Reads a ledger and checks every cell without writing anything; a corrected one is read again. */
export function useStaging() {
  const { t } = useTranslation('ledgers');
  const api = useApi();
  const job = useJob(t('stage'), api.ledgers.stage);
  const { run } = job;
  const stage = useCallback(
    async (kind: LedgerKind, file: GrantedFile, corrections: Corrections = {}): Promise<boolean> => {
      const before = currentStaging.get();
      const { mapping, wordings } = corrections;
      const summary = await run({
        kind,
        file: file.grant,
        ...(mapping && { mapping }),
        ...(wordings && { wordings }),
      });
      if (!summary) return false;
      if (before) void api.ledgers.discard({ stagingId: before.summary.stagingId });
      currentStaging.set({ file, summary, mapping, wordings, rejectsSaved: false });
      return true;
    },
    [run, api],
  );
  return { ...job, stage };
}

/** Forgets a ledger that was read. */
export function useDiscardStaging(): () => void {
  const api = useApi();
  return useCallback(() => {
    const staging = currentStaging.get();
    if (staging) void api.ledgers.discard({ stagingId: staging.summary.stagingId });
    currentStaging.set(null);
  }, [api]);
}
