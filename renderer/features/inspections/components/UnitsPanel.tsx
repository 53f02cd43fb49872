import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useGo } from '../../../app/use-go';
import { usePermission } from '../../../app/use-system-state';
import blocks from '../../../ui/blocks.module.css';
import { EmptyState } from '../../../ui/EmptyState';
import { Panel } from '../../../ui/Page';
import { Segments } from '../../../ui/Segments';
import { SimpleTable } from '../../../ui/SimpleTable';
import { StateChip } from '../../../ui/StateChip';
import type { Campaign } from '../inspection-forms';
import { ReplaceDrawer } from './CampaignDrawers';

type Unit = Campaign['units'][number];
const views = ['all', 'waiting', 'visited', 'open', 'aside'] as const;
type View = (typeof views)[number];

const toVisit = ({ standing }: Unit) => standing === 'drawn' || standing === 'added';
const shows: Readonly<Record<View, (unit: Unit) => boolean>> = {
  all: toVisit,
  waiting: (unit) => toVisit(unit) && unit.visitedOn === null,
  visited: (unit) => toVisit(unit) && unit.visitedOn !== null,
  open: (unit) => unit.openFindings > 0,
  aside: (unit) => !toVisit(unit),
};

/** The units of a campaign: whom to visit, what was found, who waits as a substitute. */
export function UnitsPanel({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation('inspections');
  const go = useGo();
  const mayEdit = usePermission('edit');
  const [view, setView] = useState<View>('all');
  const [replaced, setReplaced] = useState<Unit | null>(null);
  const labels = new Map(campaign.strata.map(({ key, label }) => [key, label]));
  const mayReplace = mayEdit && campaign.actions.some(({ action }) => action === 'replace-unit');
  if (campaign.units.length === 0) return <EmptyState title={t('units.none')} text={t('units.noneText')} />;
  return (
    <>
      <Segments<View>
        label={t('tab.units')}
        segments={views.map((key) => ({
          key,
          label: t(`units.${key}`),
          count: campaign.units.filter(shows[key]).length,
        }))}
        chosen={view}
        onChoose={setView}
      />
      <Panel flush>
        <SimpleTable
          label={t('tab.units')}
          rows={campaign.units.filter(shows[view])}
          rowId={(unit) => unit.id}
          columns={[
            {
              key: 'name',
              label: t('field.unit'),
              cell: (unit) => (
                <button
                  type="button"
                  className={blocks.link}
                  onClick={() => go(`/inspections/units/${unit.id}`)}
                >
                  {unit.name}
                </button>
              ),
            },
            { key: 'town', label: t('field.town'), fixed: true, cell: (unit) => unit.town },
            { key: 'category', label: t('field.category'), cell: (unit) => unit.category },
            { key: 'stratum', label: t('field.stratum'), cell: (unit) => labels.get(unit.stratum) ?? '' },
            {
              key: 'standing',
              label: t('field.standing'),
              cell: (unit) => (
                <>
                  <StateChip quiet of="inspectionUnit" state={unit.standing} />
                  {unit.reason && <div className={blocks.small}>{unit.reason}</div>}
                </>
              ),
            },
            {
              key: 'visitedOn',
              label: t('field.visitedOn'),
              fixed: true,
              cell: (unit) => unit.visitedOn ?? (toVisit(unit) ? t('units.notYet') : ''),
            },
            {
              key: 'findings',
              label: t('field.findings'),
              align: 'end',
              cell: (unit) =>
                unit.findings === 0
                  ? ''
                  : t('units.findings', { open: unit.openFindings, all: unit.findings }),
            },
            {
              key: 'do',
              label: '',
              fixed: true,
              cell: (unit) =>
                mayReplace &&
                unit.standing === 'drawn' &&
                unit.visitedOn === null && (
                  <Button size="small" variant="text" onClick={() => setReplaced(unit)}>
                    {t('replace.title')}
                  </Button>
                ),
            },
          ]}
        />
      </Panel>
      {replaced && <ReplaceDrawer unit={replaced} onClose={() => setReplaced(null)} />}
    </>
  );
}
