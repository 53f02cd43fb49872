import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import blocks from '../../../ui/blocks.module.css';
import { EmptyState } from '../../../ui/EmptyState';
import { Panel } from '../../../ui/Page';
import { PaperPreview } from '../../../ui/PaperPreview';
import { SimpleTable } from '../../../ui/SimpleTable';
import type { Review } from '../review-forms';
import { KeptPapers } from './KeptPapers';

const papers = ['invitation', 'sign-in', 'votes', 'opinion', 'minutes'] as const;
type Paper = (typeof papers)[number];

/** 文书: invitation, sign-in list, record of the vote, opinion and minutes, to be seen, printed and edited in Word. */
export function PapersTab({ review }: { review: Review }) {
  const { t } = useTranslation('reviewMeeting');
  const [paper, setPaper] = useState<Paper | null>(null);
  if (review.voidedAt !== null)
    return <EmptyState title={t('papers.voided')} text={t('papers.voidedText')} />;
  return (
    <>
      <Panel flush>
        <SimpleTable
          label={t('papers.label')}
          rows={papers}
          rowId={(key) => key}
          columns={[
            {
              key: 'name',
              label: t('papers.name'),
              cell: (key) => (
                <button type="button" className={blocks.link} onClick={() => setPaper(key)}>
                  {t(`paper.${key}`)}
                </button>
              ),
            },
            { key: 'use', label: t('papers.use'), cell: (key) => t(`papers.useOf.${key}`) },
            {
              key: 'open',
              label: '',
              fixed: true,
              cell: (key) => (
                <Button size="small" variant="text" onClick={() => setPaper(key)}>
                  {t('papers.open')}
                </Button>
              ),
            },
          ]}
        />
        {paper && <PaperOf id={review.id} paper={paper} onClose={() => setPaper(null)} />}
      </Panel>
      <KeptPapers id={review.id} />
    </>
  );
}

function PaperOf({ id, paper, onClose }: { id: string; paper: Paper; onClose(): void }) {
  const { t } = useTranslation('reviewMeeting');
  const api = useApi();
  return (
    <PaperPreview
      title={t(`paper.${paper}`)}
      paper={useQuery({ ...ask(api, 'reviewMeeting', 'paperPreview', { id, paper }), gcTime: 0 })}
      write={(file, options) => api.reviewMeeting.paper({ id, paper, file }, options)}
      onClose={onClose}
    />
  );
}
