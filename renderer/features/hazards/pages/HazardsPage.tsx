import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useGo } from '../../../app/use-go';
import { useRouteSpec } from '../../../app/use-route-spec';
import { usePermission, useSystemState } from '../../../app/use-system-state';
import { ListTable } from '../../../ui/DataTable/ListTable';
import type { ListRow } from '../../../ui/DataTable/types';
import { useShortcut } from '../../../ui/shortcuts';
import { HazardDrawer } from '../components/HazardDrawer';
import { HazardsFrame } from '../components/HazardsFrame';

const inUse = { text: '', filters: [{ column: 'removed', values: [0] }] };

/** 重大危险源: the archive, and beside each how many plans, teams and supplies answer it. */
export function HazardsPage() {
  const { t } = useTranslation('hazards');
  const go = useGo();
  const { today } = useSystemState();
  const mayEdit = usePermission('edit');
  const [spec, setSpec] = useRouteSpec(inUse);
  const [creating, setCreating] = useState(false);
  const create = () => setCreating(true);
  useShortcut('new', mayEdit ? create : undefined);
  const rowTone = ({ cells }: ListRow) =>
    typeof cells.nextAssessmentOn === 'string' && cells.nextAssessmentOn < today ? 'late' : undefined;
  const button = mayEdit && (
    <Button variant="contained" aria-keyshortcuts="Control+N" onClick={create}>
      {t('create')}
    </Button>
  );
  return (
    <HazardsFrame content="fill" primary={button}>
      <ListTable
        list="hazards"
        screen="hazards"
        title={t('screen.hazards')}
        spec={spec}
        onSpec={setSpec}
        rowTone={rowTone}
        empty={{ title: t('empty'), text: t('emptyText'), action: button }}
        onOpen={(row) => go(`/hazards/${row.id}`)}
      />
      {creating && <HazardDrawer onClose={() => setCreating(false)} onSaved={(id) => go(`/hazards/${id}`)} />}
    </HazardsFrame>
  );
}
