import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { JobDialog } from '../../../ui/jobs/JobDialog';
import { LoadingButton } from '../../../ui/LoadingButton';
import { Panel } from '../../../ui/Page';
import { useCheck } from '../hooks/use-check';
import { CheckResult } from './CheckResult';

/** Whether the file is sound: its structure, its references, its audit chain. */
export function CheckPanel() {
  const { t } = useTranslation('system');
  const { job, result } = useCheck(useApi());
  return (
    <Panel
      title={t('check.title')}
      actions={
        <LoadingButton busy={job.state !== 'idle'} onClick={() => void job.run({})}>
          {t('check.run')}
        </LoadingButton>
      }
    >
      <CheckResult error={job.error} result={result} />
      <JobDialog job={job} title={t('check.running')} />
    </Panel>
  );
}
