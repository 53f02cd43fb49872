import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo } from '../../../app/use-go';
import { useRouteSpec } from '../../../app/use-route-spec';
import { ListTable } from '../../../ui/DataTable/ListTable';
import type { ListCells } from '../../../ui/DataTable/use-list-columns';
import { showToast } from '../../../ui/feedback/toast-store';
import { InlineNote } from '../../../ui/InlineNote';
import { JobProgress } from '../../../ui/jobs/JobProgress';
import { useJob } from '../../../ui/jobs/use-job';
import { useLawWord } from '../../../ui/use-law-word';
import { PlansCheckFrame } from '../components/PlansCheckFrame';

/** 正文检查 of the county: one row for everything that wants a look, in whichever plan. */
export function PlanChecksPage() {
  const { t } = useTranslation('planChecks');
  const go = useGo();
  const api = useApi();
  const [spec, setSpec] = useRouteSpec();
  const { data: summary } = useQuery(ask(api, 'planChecks', 'summary', {}));
  const law = useLawWord();
  const cells = useMemo<ListCells>(
    () => ({ item: (row) => itemIn(law, String(row.cells.item ?? '')) }),
    [law],
  );
  const job = useJob(t('run.title'), api.planChecks.run);
  const again = async () => {
    const done = await job.run({ all: true });
    if (done) showToast({ tone: 'met', text: t('run.done', { count: done.checked }) });
  };
  return (
    <PlansCheckFrame
      fact={
        summary &&
        [
          t('county.fact', { count: summary.checked }),
          ...(summary.unread > 0 ? [t('county.unread', { count: summary.unread })] : []),
          ...(summary.withoutText > 0 ? [t('county.withoutText', { count: summary.withoutText })] : []),
        ].join(' · ')
      }
      actions={
        <Button disabled={job.state !== 'idle'} onClick={() => void again()}>
          {t('run.again')}
        </Button>
      }
    >
      {summary?.checking && (
        <div>
          <InlineNote tone="open">{t('county.checking')}</InlineNote>
          <JobProgress progress={summary.checking} />
        </div>
      )}
      <ListTable
        list="planFindings"
        screen="plan-findings"
        title={t('county.title')}
        spec={spec}
        onSpec={setSpec}
        cells={cells}
        empty={{ title: t('county.empty'), text: t('county.emptyText') }}
        onOpen={(row) => go(`/plans/${row.id.split(' ')[0]}?tab=checks`)}
      />
    </PlansCheckFrame>
  );
}

/** `16.1 应急组织机构和人员的联系方式`: the number stays, the element of the outline is a label of the law's data. */
function itemIn(law: (label: string) => string, item: string): string {
  const [, number = '', title = item] = /^(\S+ )(.+)$/u.exec(item) ?? [];
  const word = law(title);
  return word === title ? item : number + word;
}
