import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { nativeShell } from '../../../api/shell';
import { useGo } from '../../../app/use-go';
import { usePermission } from '../../../app/use-system-state';
import blocks from '../../../ui/blocks.module.css';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { trackJob } from '../../../ui/jobs/job-store';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { localMoment } from '../../../ui/Timeline';
import { useErrorText } from '../../../ui/use-error-text';
import { documentPath } from '../../documents/document-path';

type Paper = Answer<'reviewMeeting', 'papers'>['rows'][number];
type Kind = Paper['kind'];

const kinds = ['sign-in', 'votes', 'opinion', 'minutes', 'changes', 'marked-plan', 'other'] as const;
const extensions = ['pdf', 'docx', 'doc', 'jpg', 'jpeg', 'png', 'tif'];

/** Signed papers that were scanned and kept with the review. */
export function KeptPapers({ id }: { id: string }) {
  const { t } = useTranslation('reviewMeeting');
  const go = useGo();
  const api = useApi();
  const errorText = useErrorText();
  const mayEdit = usePermission('edit');
  const [kind, setKind] = useState<Kind>('opinion');
  const { data, error, refetch } = useQuery(ask(api, 'reviewMeeting', 'papers', { id }));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const editable = mayEdit && data.ours;
  const attempt = async (work: () => Promise<unknown>, done: string) => {
    try {
      await work();
      showToast({ tone: 'met', text: done });
    } catch (thrown) {
      showToast({ tone: 'late', text: t('kept.failed'), detail: errorText(thrown) });
    }
  };
  const add = async () => {
    const files = await nativeShell().openFile({
      title: t('kept.choose'),
      filters: [{ name: t('kept.kinds'), extensions }],
      multiple: true,
    });
    for (const { grant, name } of files)
      await attempt(
        () =>
          trackJob(t('kept.add'), (options) =>
            api.reviewMeeting.keepPaper({ reviewId: id, kind, file: grant }, options),
          ),
        t('kept.saved', { name }),
      );
  };
  const remove = async ({ id: paperId, version, fileName }: Paper) => {
    const answer = await confirm({
      title: t('kept.removeTitle', { name: fileName }),
      body: t('kept.removeBody'),
      reasonLabel: t('kept.reason'),
      confirmLabel: t('kept.remove'),
      danger: true,
    });
    if (answer)
      await attempt(
        () => api.reviewMeeting.removePaper({ paperId, expectedVersion: version, reason: answer.reason }),
        t('kept.removed'),
      );
  };
  return (
    <Panel
      title={t('kept.title')}
      flush
      actions={
        editable && (
          <>
            <Select
              size="small"
              value={kind}
              onChange={(event) => setKind(event.target.value)}
              slotProps={{ input: { 'aria-label': t('kept.kind') } }}
            >
              {kinds.map((each) => (
                <MenuItem key={each} value={each}>
                  {t(`kindOf.${each}`)}
                </MenuItem>
              ))}
            </Select>
            <Button onClick={() => void add()}>{t('kept.add')}</Button>
          </>
        )
      }
    >
      {data.rows.length === 0 ? (
        <EmptyState title={t('kept.none')} text={t('kept.noneText')} />
      ) : (
        <SimpleTable
          label={t('kept.title')}
          rows={data.rows}
          rowId={(paper) => paper.id}
          columns={[
            {
              key: 'file',
              label: t('kept.file'),
              cell: (paper) =>
                paper.stored ? (
                  <button
                    type="button"
                    className={blocks.link}
                    onClick={() => go(documentPath(paper.sha256))}
                  >
                    {paper.fileName}
                  </button>
                ) : (
                  <>
                    {paper.fileName} <span className={blocks.small}>{t('kept.missing')}</span>
                  </>
                ),
            },
            { key: 'kind', label: t('kept.kind'), cell: (paper) => t(`kindOf.${paper.kind}`) },
            {
              key: 'on',
              label: t('kept.on'),
              fixed: true,
              cell: ({ createdAt }) => localMoment(createdAt),
            },
            {
              key: 'do',
              label: '',
              fixed: true,
              cell: (paper) =>
                editable && (
                  <Button size="small" variant="text" onClick={() => void remove(paper)}>
                    {t('kept.remove')}
                  </Button>
                ),
            },
          ]}
        />
      )}
    </Panel>
  );
}
