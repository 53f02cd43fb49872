import { useTranslation } from 'react-i18next';
import { useGo } from '../../../app/use-go';
import { EmptyState } from '../../../ui/EmptyState';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { ToneChip } from '../../../ui/StateChip';
import { useLength, useWay } from '../hooks/use-aid-words';
import type { Around } from '../spot';
import styles from './aids.module.css';

/** Hazards and units that the accident may reach, or that may reach it. */
export function DangersTable({
  dangers,
  known,
}: {
  readonly dangers: Around['dangers'];
  readonly known: boolean;
}) {
  const { t } = useTranslation('incidentAids');
  const go = useGo();
  const length = useLength();
  const wayText = useWay();
  if (!known) return <EmptyState title={t('plot.nowhere')} text={t('plot.nowhereText')} />;
  const reach = length(dangers.metres);
  return (
    <>
      <Panel title={t('dangers.hazards', { reach })} flush>
        {dangers.hazards.length === 0 ? (
          <EmptyState title={t('dangers.noHazards', { reach })} />
        ) : (
          <SimpleTable
            label={t('dangers.hazards', { reach })}
            rows={dangers.hazards}
            rowId={({ id }) => id}
            columns={[
              {
                key: 'name',
                label: t('column.hazard'),
                cell: ({ name, level, itself, reaches }) => (
                  <>
                    {name}
                    {level !== null && t('dangers.level', { level: t(`level.${level}` as 'level.1') })}
                    <div className={styles.marks}>
                      {itself && (
                        <ToneChip quiet tone="late">
                          {t('dangers.itself')}
                        </ToneChip>
                      )}
                      {reaches && !itself && (
                        <ToneChip quiet tone="soon">
                          {t('dangers.reaches')}
                        </ToneChip>
                      )}
                    </div>
                  </>
                ),
              },
              { key: 'unit', label: t('column.unit'), cell: ({ enterpriseName }) => enterpriseName },
              { key: 'substances', label: t('column.substances'), cell: ({ substances }) => substances },
              { key: 'way', label: t('column.way'), fixed: true, cell: ({ way }) => wayText(way) },
              {
                key: 'reach',
                label: t('column.reach'),
                fixed: true,
                cell: ({ reach: far }) => (far === null ? null : length(far)),
              },
            ]}
          />
        )}
      </Panel>
      <Panel title={t('dangers.units', { reach })} flush>
        {dangers.units.length === 0 ? (
          <EmptyState title={t('dangers.noUnits', { reach })} />
        ) : (
          <SimpleTable
            label={t('dangers.units', { reach })}
            rows={dangers.units}
            rowId={({ id }) => id}
            columns={[
              {
                key: 'name',
                label: t('column.unit'),
                cell: ({ id, name }) => (
                  <button type="button" className={styles.link} onClick={() => go(`/enterprises/${id}`)}>
                    {name}
                  </button>
                ),
              },
              { key: 'address', label: t('column.address'), cell: ({ address }) => address },
              {
                key: 'employees',
                label: t('column.employees'),
                align: 'end',
                cell: ({ employees }) => employees,
              },
              { key: 'way', label: t('column.way'), fixed: true, cell: ({ way }) => wayText(way) },
            ]}
          />
        )}
        {dangers.moreUnits > 0 && (
          <p className={styles.foot}>{t('dangers.more', { count: dangers.moreUnits })}</p>
        )}
      </Panel>
    </>
  );
}
