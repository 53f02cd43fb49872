import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useGo } from '../../../app/use-go';
import { useRouteSpec } from '../../../app/use-route-spec';
import { usePermission } from '../../../app/use-system-state';
import { ListTable } from '../../../ui/DataTable/ListTable';
import type { ListRow } from '../../../ui/DataTable/types';
import { Page } from '../../../ui/Page';
import { PageTabs } from '../../../ui/PageTabs';
import { HandDownDrawer } from '../components/HandDownDrawer';

const tabs = {
  teams: '/shared',
  depots: '/shared/depots',
  supplies: '/shared/supplies',
  facilities: '/shared/facilities',
} as const;
const names = ['teams', 'depots', 'supplies', 'facilities'] as const;

interface SharedList {
  readonly list: 'sharedTeams' | 'sharedDepots' | 'sharedSupplies' | 'sharedFacilities';
  /** Where a row leads. */
  open(row: ListRow): string;
}

/** One list of what may be called across regions, own and others'. */
function SharedPage({ list, open }: SharedList) {
  const { t } = useTranslation('sharing');
  const go = useGo();
  const [spec, setSpec] = useRouteSpec();
  const mayExchange = usePermission('exchange');
  const [handingDown, setHandingDown] = useState(false);
  return (
    <Page
      title={t('title')}
      content="fill"
      filters={
        <PageTabs
          label={t('title')}
          tabs={names.map((name) => ({ path: tabs[name], label: t(`tab.${name}`) }))}
        />
      }
      primary={
        mayExchange && (
          <Button variant="contained" onClick={() => setHandingDown(true)}>
            {t('handDown')}
          </Button>
        )
      }
    >
      <ListTable
        list={list}
        screen={list}
        title={t('title')}
        spec={spec}
        onSpec={setSpec}
        bulk={[]}
        empty={{ title: t(`empty.${list}`), text: t('emptyText') }}
        onOpen={(row) => go(open(row))}
      />
      {handingDown && <HandDownDrawer onClose={() => setHandingDown(false)} />}
    </Page>
  );
}

const byId = (path: string) => (row: ListRow) => `${path}/${encodeURIComponent(String(row.id))}`;

/** 可共享的队伍. */
export function SharedTeamsPage() {
  return <SharedPage list="sharedTeams" open={byId('/teams')} />;
}

/** 可共享的储备库. */
export function SharedDepotsPage() {
  return <SharedPage list="sharedDepots" open={byId('/depots')} />;
}

/** 可共享的物资: one line a thing; it leads to where it lies. */
export function SharedSuppliesPage() {
  return (
    <SharedPage
      list="sharedSupplies"
      open={(row) => `/supplies?text=${encodeURIComponent(String(row.cells.name))}`}
    />
  );
}

/** 可共享的医院和场所. */
export function SharedFacilitiesPage() {
  return (
    <SharedPage
      list="sharedFacilities"
      open={(row) => `/facilities?open=${encodeURIComponent(String(row.id))}`}
    />
  );
}
