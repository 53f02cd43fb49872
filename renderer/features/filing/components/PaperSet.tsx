import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { ErrorState } from '../../../ui/ErrorState';
import { InlineNote } from '../../../ui/InlineNote';
import { useJob } from '../../../ui/jobs/use-job';
import { PagePreview } from '../../../ui/PagePreview';

/** Joins all papers of the case into one PDF and shows it; the status line shows how far it is and stops it. */
export function PaperSet({ caseId }: { caseId: string }) {
  const { t } = useTranslation('filing');
  const api = useApi();
  const [set, setSet] = useState<Answer<'forms', 'paperSet'> | null>(null);
  const job = useJob(t('form.paperSet'), api.forms.paperSet);
  const lacking = set?.parts.filter(({ trouble }) => trouble !== null) ?? [];
  return (
    <>
      <Button
        variant="text"
        size="small"
        disabled={job.state !== 'idle'}
        onClick={() => void job.run({ caseId }).then(setSet)}
      >
        {t(job.state === 'idle' ? 'form.paperSet' : 'form.paperSetMaking')}
      </Button>
      {job.error && <ErrorState error={job.error} />}
      {set && (
        <PagePreview
          title={set.title}
          html={undefined}
          paper={set}
          note={
            lacking.length > 0 && (
              <InlineNote tone="soon">
                {t('form.paperSetLacking', {
                  papers: lacking.map(({ title, trouble }) => `${title}（${trouble}）`).join('、'),
                })}
              </InlineNote>
            )
          }
          onClose={() => setSet(null)}
        />
      )}
    </>
  );
}
