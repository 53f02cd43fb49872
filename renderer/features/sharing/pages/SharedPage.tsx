import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useGo, useRouteTab } from '../../../app/use-go';
import { useRouteSpec } from '../../../app/use-route-spec';
import { usePermission } from '../../../app/use-system-state';
import { ListTable } from '../../../ui/DataTable/ListTable';
import type { ListRow } from '../../../ui/DataTable/types';
import { Page } from '../../../ui/Page';
import { Segments } from '../../../ui/Segments';
import { ResourceTabs } from '../../registers/components/ResourceTabs';
import { HandDownDrawer } from '../components/HandDownDrawer';

const kinds = ['teams', 'depots', 'supplies', 'facilities'] as const;
type Kind = (typeof kinds)[number];

const lists = {
  teams: 'sharedTeams',
  depots: 'sharedDepots',
  supplies: 'sharedSupplies',
  facilities: 'sharedFacilities',
} as const;

/** Where a row leads; supplies of one kind are one row, which leads to all the places where they lie. */
const addressOf: Readonly<Record<Kind, (row: ListRow) => string>> = {
  teams: ({ id }) => `/teams/${encodeURIComponent(id)}`,
  depots: ({ id }) => `/depots/${encodeURIComponent(id)}`,
  supplies: ({ cells }) => `/supplies?text=${encodeURIComponent(String(cells.name))}`,
  facilities: ({ id }) => `/facilities?open=${encodeURIComponent(id)}`,
};

/** 共享资源: what may be called across regions, of this office and of everybody who reports to it. */
export function SharedPage() {
  const { t } = useTranslation('sharing');
  const go = useGo();
  const [kind] = useRouteTab(kinds, 'teams');
  const [spec, setSpec] = useRouteSpec();
  const mayExchange = usePermission('exchange');
  const [handingDown, setHandingDown] = useState(false);
  return (
    <Page
      title={t('title')}
      content="fill"
      filters={<ResourceTabs />}
      actions={
        <Segments
          label={t('title')}
          segments={kinds.map((key) => ({ key, label: t(`tab.${key}`) }))}
          chosen={kind}
          onChoose={(next) => go(`/shared?tab=${next}`)}
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
        key={kind}
        list={lists[kind]}
        screen={lists[kind]}
        title={t('title')}
        spec={spec}
        onSpec={setSpec}
        bulk={[]}
        empty={{ title: t(`empty.${lists[kind]}`), text: t('emptyText') }}
        onOpen={(row) => go(addressOf[kind](row))}
      />
      {handingDown && <HandDownDrawer onClose={() => setHandingDown(false)} />}
    </Page>
  );
}
