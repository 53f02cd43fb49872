import GridOnIcon from '@mui/icons-material/GridOnOutlined';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo } from '../../../app/use-go';
import { usePermission } from '../../../app/use-system-state';
import blocks from '../../../ui/blocks.module.css';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { EnterpriseBox } from '../../../ui/form/EnterpriseField';
import { useSaveFile } from '../../../ui/use-save-file';
import { CoverageTable, type Gap } from '../components/CoverageTable';
import { DrillsFrame } from '../components/DrillsFrame';
import styles from '../components/drills.module.css';
import { useDrillOwner } from '../hooks/use-drill-owner';

/** 覆盖情况: which kinds of accident were drilled by which plan and with which teams, and what is missing. */
export function CoveragePage() {
  const { t } = useTranslation('drills');
  const go = useGo();
  const api = useApi();
  const saveFile = useSaveFile();
  const mayEdit = usePermission('edit');
  const { enterpriseId, ready } = useDrillOwner();
  const { data, error, refetch } = useQuery({
    ...ask(api, 'drillCoverage', 'matrix', { enterpriseId }),
    enabled: ready,
  });
  const save = () =>
    saveFile({
      title: t('coverage.export'),
      defaultName: `${t('coverage.exportName', { name: data?.ownerName ?? '' })}.xlsx`,
      extension: 'xlsx',
      failed: t('coverage.exportFailed'),
      write: (file, options) => api.drillCoverage.save({ enterpriseId, file }, options),
      saved: (_answer, name) => t('coverage.exported', { name }),
    });
  const fill = (gap: Gap) => {
    const given = {
      enterprise: enterpriseId,
      plan: gap.planId,
      kind: gap.kind,
      part: gap.team,
    };
    const words = Object.entries(given).flatMap(([key, value]) =>
      value === null ? [] : [`${key}=${encodeURIComponent(value)}`],
    );
    go(`/drills/new${words.length === 0 ? '' : `?${words.join('&')}`}`);
  };
  const rows = data?.rows ?? [];
  return (
    <DrillsFrame
      content="fill"
      fact={data?.ownerName}
      actions={
        <>
          <UnitBox value={enterpriseId} />
          {rows.length > 0 && mayEdit && <Button onClick={() => void save()}>{t('coverage.export')}</Button>}
        </>
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && rows.length === 0 && (
        <EmptyState
          icon={GridOnIcon}
          title={t('coverage.empty')}
          text={t('coverage.emptyText')}
          {...(mayEdit && {
            action: (
              <Button
                variant="contained"
                onClick={() =>
                  go(
                    enterpriseId === null
                      ? '/plans/new'
                      : `/plans/new?enterprise=${encodeURIComponent(enterpriseId)}`,
                  )
                }
              >
                {t('coverage.registerPlan')}
              </Button>
            ),
          })}
        />
      )}
      {data && rows.length > 0 && (
        <>
          <div className={blocks.gridLine}>
            <span className={blocks.muted}>
              {t('coverage.gaps', { count: data.gaps, total: rows.length })}
            </span>
          </div>
          <CoverageTable
            view={data}
            mayPlan={mayEdit}
            onOpen={(drillId) => go(`/drills/${drillId}`)}
            onFill={fill}
          />
        </>
      )}
    </DrillsFrame>
  );
}

function UnitBox({ value }: { value: string | null }) {
  const { t } = useTranslation('drills');
  const go = useGo();
  const id = useId();
  return (
    <div className={styles.filterUnit}>
      <label className="visually-hidden" htmlFor={id}>
        {t('field.enterpriseId')}
      </label>
      <EnterpriseBox
        id={id}
        value={value}
        placeholder={t('coverage.own')}
        onChange={(next) =>
          go(next === null ? '/drills/coverage' : `/drills/coverage?enterprise=${encodeURIComponent(next)}`)
        }
      />
    </div>
  );
}
