import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { useGo, useRouteParam, useRouteSearch } from '../../../app/use-go';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { InlineNote } from '../../../ui/InlineNote';
import { JobDialog } from '../../../ui/jobs/JobDialog';
import { useJob } from '../../../ui/jobs/use-job';
import { Page } from '../../../ui/Page';
import { useErrorText } from '../../../ui/use-error-text';
import { useSaveFile } from '../../../ui/use-save-file';
import type { Comparison } from '../compare-lines';
import { type ComparableDocument, CompareChoice } from '../components/CompareChoice';
import { CompareResult } from '../components/CompareResult';
import styles from '../components/compare.module.css';
import { useCourse } from '../hooks/use-course';

/** Documents of the plan whose text can be read, newest version first, the plan's own text before its other papers. */
function comparable(plan: Answer<'plans', 'get'> | undefined): ComparableDocument[] {
  return (plan?.versions ?? []).flatMap((version) =>
    version.documents
      .filter((document) => document.characters > 0)
      .sort((a, b) => Number(b.role === 'text') - Number(a.role === 'text'))
      .map(({ id, fileName }) => ({
        id,
        versionId: version.id,
        label: `${version.fields.label}　${fileName}`,
      })),
  );
}

/** Two versions of a plan beside each other. */
export function ComparePage() {
  const { t } = useTranslation('course');
  const api = useApi();
  const go = useGo();
  const errorText = useErrorText();
  const saveFile = useSaveFile();
  const planId = useRouteParam('id');
  const wantedBefore = useRouteSearch('before');
  const wantedAfter = useRouteSearch('after');
  const { data: plan, error, refetch } = useQuery(ask(api, 'plans', 'get', { id: planId }));
  const course = useCourse(planId);
  const documents = useMemo(() => comparable(plan), [plan]);
  const usualAfter = documents[0];
  const usualBefore =
    documents.find((document) => document.versionId !== usualAfter?.versionId) ?? documents[1];
  const [chosen, setChosen] = useState<{ before: string | null; after: string | null }>({
    before: wantedBefore,
    after: wantedAfter,
  });
  const beforeId = chosen.before ?? usualBefore?.id ?? '';
  const afterId = chosen.after ?? usualAfter?.id ?? '';
  const comparing = useJob(t('compare.running'), api.plans.compare);
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const { run } = comparing;
  useEffect(() => {
    if (beforeId === '' || afterId === '' || beforeId === afterId) return;
    let stale = false;
    setComparison(null);
    void run({ beforeId, afterId }).then((found) => {
      if (!stale) setComparison(found);
    });
    return () => {
      stale = true;
    };
  }, [run, beforeId, afterId]);

  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!plan) return null;
  const exportTable = () =>
    saveFile({
      title: t('compare.export'),
      defaultName: `${plan.fields.title}${t('compare.tableName')}.docx`,
      extension: 'docx',
      failed: t('compare.exportFailed'),
      write: (file, options) => api.plans.exportComparison({ beforeId, afterId, file }, options),
      saved: (_answer, name) => t('compare.exported', { name }),
    });
  const decided = course?.versions.find((one) => one.versionId === comparison?.later.versionId)?.refiling;
  return (
    <Page
      title={t('compare.title')}
      fact={plan.fields.title}
      content="fill"
      filters={
        <div className={styles.choose}>
          <CompareChoice
            label={t('compare.before')}
            documents={documents}
            chosen={beforeId}
            onChoose={(id) => setChosen({ before: id, after: afterId })}
          />
          <CompareChoice
            label={t('compare.after')}
            documents={documents}
            chosen={afterId}
            onChoose={(id) => setChosen({ before: beforeId, after: id })}
          />
        </div>
      }
      actions={
        <Button disabled={!comparison} onClick={() => void exportTable()}>
          {t('compare.export')}
        </Button>
      }
    >
      {comparing.error && <InlineNote tone="late">{errorText(comparing.error)}</InlineNote>}
      {documents.length < 2 && (
        <EmptyState
          title={t('compare.few')}
          text={t('compare.fewText')}
          action={<Button onClick={() => go(`/plans/${planId}`)}>{plan.fields.title}</Button>}
        />
      )}
      {documents.length >= 2 && beforeId === afterId && (
        <EmptyState title={t('compare.choose')} text={t('compare.chooseText')} />
      )}
      {comparison && (
        <CompareResult
          key={`${comparison.earlier.id} ${comparison.later.id}`}
          comparison={comparison}
          decided={decided ?? null}
          editable={plan.ours}
        />
      )}
      <JobDialog title={t('compare.running')} job={comparing} />
    </Page>
  );
}
