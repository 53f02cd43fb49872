import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer, Question } from '../../../api/contract';
import { isCancelled } from '../../../api/errors';
import { showToast } from '../../../ui/feedback/toast-store';
import { trackJob } from '../../../ui/jobs/job-store';
import { PagePreview } from '../../../ui/PagePreview';
import { useErrorText } from '../../../ui/use-error-text';

type Asked = Question<'reports', 'callListPreview'>;

/** 电话催报单 as it is printed. It has telephones in full, so every showing of it is one entry in the log. */
export function CallListPreview({
  unitIds,
  reasons,
  onClose,
}: {
  readonly unitIds: readonly string[];
  readonly reasons: Asked['reasons'];
  onClose(): void;
}) {
  const { t } = useTranslation('reports');
  const api = useApi();
  const errorText = useErrorText();
  const [page, setPage] = useState<Answer<'reports', 'callListPreview'> | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when it is opened
  useEffect(() => {
    const controller = new AbortController();
    trackJob(
      t('callList.title'),
      (options) => api.reports.callListPreview({ unitIds: [...unitIds], reasons }, options),
      { controller },
    ).then(
      (made) => !controller.signal.aborted && setPage(made),
      (error: unknown) => {
        if (controller.signal.aborted) return;
        if (!isCancelled(error))
          showToast({ tone: 'late', text: t('callList.failed'), detail: errorText(error) });
        onClose();
      },
    );
    return () => controller.abort();
  }, []);
  return <PagePreview title={page?.title ?? t('callList.title')} html={page?.html} onClose={onClose} />;
}
