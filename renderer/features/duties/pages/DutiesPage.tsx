import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRouteSpec } from '../../../app/use-route-spec';
import { ListTable } from '../../../ui/DataTable/ListTable';
import { Page } from '../../../ui/Page';
import { type DutyKey, DutyTraceDrawer } from '../components/DutyTraceDrawer';
import { keyOfRow } from '../duty-key';

/** 法定义务 of everyone: the rows behind every figure. A row opens its explanation. */
export function DutiesPage() {
  const { t } = useTranslation('duties');
  const [spec, setSpec] = useRouteSpec();
  const [traced, setTraced] = useState<DutyKey | null>(null);
  return (
    <Page title={t('list.title')} content="fill">
      <ListTable
        list="duties"
        screen="duties"
        title={t('list.title')}
        spec={spec}
        onSpec={setSpec}
        empty={{ title: t('list.empty'), text: t('list.emptyText') }}
        onOpen={(row) => setTraced(keyOfRow(row.id))}
      />
      <DutyTraceDrawer duty={traced} onClose={() => setTraced(null)} />
    </Page>
  );
}
