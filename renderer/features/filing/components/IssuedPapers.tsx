import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import blocks from '../../../ui/blocks.module.css';
import { InlineNote } from '../../../ui/InlineNote';
import { useJob } from '../../../ui/jobs/use-job';
import { Panel } from '../../../ui/Page';
import { PagePreview } from '../../../ui/PagePreview';
import { useErrorText } from '../../../ui/use-error-text';
import type { UnitFiling } from '../filing-package-types';
import { useOpenPaper } from '../hooks/use-open-paper';
import styles from './packages.module.css';

/** Certificates and notices as the office has issued them: looked at and printed here, or opened as the Word file. */
export function IssuedPapers({ papers }: { papers: UnitFiling['papers'] }) {
  const { t } = useTranslation('filingPackages');
  const api = useApi();
  const errorText = useErrorText();
  const openPaper = useOpenPaper();
  const [shown, setShown] = useState<Answer<'forms', 'layOutPaper'> | null>(null);
  const job = useJob(t('unit.layingOut'), api.forms.layOutPaper);
  if (papers.length === 0) return null;
  return (
    <Panel title={t('unit.papers')} flush>
      <ul>
        {papers.map(({ id, fileName }) => (
          <li key={id} className={styles.row}>
            <span className={styles.grow}>
              <button type="button" className={blocks.link} onClick={() => void openPaper(id)}>
                {fileName}
              </button>
            </span>
            <Button
              size="small"
              disabled={job.state !== 'idle'}
              aria-label={t('unit.printOne', { name: fileName })}
              onClick={() => void job.run({ documentId: id }).then(setShown)}
            >
              {t('unit.print')}
            </Button>
          </li>
        ))}
      </ul>
      {job.error && <InlineNote tone="late">{errorText(job.error)}</InlineNote>}
      {shown && (
        <PagePreview title={shown.title} html={undefined} paper={shown} onClose={() => setShown(null)} />
      )}
    </Panel>
  );
}
