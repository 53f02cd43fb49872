import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo } from '../../../app/use-go';
import { useRouteSpec } from '../../../app/use-route-spec';
import { useSystemState } from '../../../app/use-system-state';
import { ListTable } from '../../../ui/DataTable/ListTable';
import { Page } from '../../../ui/Page';
import { YearSwitch } from '../../../ui/YearSwitch';
import { FilingTabs } from '../components/FilingTabs';
import { PeriodPapers } from '../components/PeriodPapers';

/** 编号与档案: the numbers of a year with their cases, cancelled ones with their reason. */
export function NumbersPage() {
  const { t } = useTranslation('filing');
  const go = useGo();
  const { today } = useSystemState();
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const [spec, setSpec] = useRouteSpec();
  const { data: numbering } = useQuery(ask(useApi(), 'filing', 'numbering', {}));
  const fixed = useMemo(() => [{ column: 'year', from: year, to: year }], [year]);
  return (
    <Page
      title={t('list.title')}
      fact={numbering && t('numbers.next', { number: numbering.next })}
      content="fill"
      filters={<FilingTabs />}
      actions={
        <>
          <PeriodPapers year={year} />
          <YearSwitch year={year} onYear={setYear} />
        </>
      }
    >
      <ListTable
        key={year}
        list="filing-numbers"
        screen="filing-numbers"
        title={t('numbers.title', { year })}
        spec={spec}
        fixed={fixed}
        onSpec={setSpec}
        empty={{ title: t('numbers.empty', { year }), text: t('numbers.emptyText') }}
        onOpen={(row) => go(`/filing/${row.id}`)}
      />
    </Page>
  );
}
