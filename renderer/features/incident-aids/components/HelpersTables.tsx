import { useTranslation } from 'react-i18next';
import { useGo } from '../../../app/use-go';
import { EmptyState } from '../../../ui/EmptyState';
import { SimpleTable } from '../../../ui/SimpleTable';
import { ToneChip } from '../../../ui/StateChip';
import { useAidWord, useWay } from '../hooks/use-aid-words';
import type { Around } from '../spot';
import styles from './aids.module.css';

/** Hospitals, shelters, water and landing grounds, nearest first. */
export function FacilitiesTable({ facilities }: { readonly facilities: Around['facilities'] }) {
  const { t } = useTranslation('incidentAids');
  const word = useAidWord();
  const wayText = useWay();
  const rows = [...facilities.placed, ...facilities.unplaced];
  if (rows.length === 0) return <EmptyState title={t('facilities.empty')} text={t('facilities.emptyText')} />;
  return (
    <SimpleTable
      label={t('around.facilities')}
      rows={rows}
      rowId={({ id }) => id}
      columns={[
        {
          key: 'name',
          label: t('column.name'),
          cell: ({ name, grade, address }) => (
            <>
              {name}
              <div className={styles.quiet}>{[grade, address].filter(Boolean).join(t('separator'))}</div>
            </>
          ),
        },
        {
          key: 'kind',
          label: t('column.kind'),
          fixed: true,
          cell: ({ kind }) => t(`facility.${kind}` as 'facility.hospital'),
        },
        { key: 'way', label: t('column.way'), fixed: true, cell: ({ way }) => wayText(way) },
        {
          key: 'has',
          label: t('column.can'),
          cell: ({ has }) => has.map((code) => word('facilityCapabilities', code)).join(t('separator')),
        },
        { key: 'phone', label: t('column.phone'), fixed: true, cell: ({ phone }) => phone },
      ]}
    />
  );
}

/** Experts of the pool by specialty. */
export function ExpertsTable({ experts }: { readonly experts: Around['experts'] }) {
  const { t } = useTranslation('incidentAids');
  const go = useGo();
  const word = useAidWord();
  const wayText = useWay();
  const rows = [...experts.placed, ...experts.unplaced];
  if (rows.length === 0) return <EmptyState title={t('experts.empty')} text={t('experts.emptyText')} />;
  return (
    <SimpleTable
      label={t('around.experts')}
      rows={rows}
      rowId={({ id }) => id}
      columns={[
        {
          key: 'name',
          label: t('column.expert'),
          cell: ({ id, name, employer, title }) => (
            <>
              <button type="button" className={styles.link} onClick={() => go(`/experts/${id}`)}>
                {name}
              </button>
              <div className={styles.quiet}>{[employer, title].filter(Boolean).join(t('separator'))}</div>
            </>
          ),
        },
        {
          key: 'has',
          label: t('column.specialties'),
          cell: ({ has }) => has.map((code) => word('specialties', code)).join(t('separator')),
        },
        {
          key: 'task',
          label: t('column.task'),
          fixed: true,
          cell: ({ takesTask }) =>
            takesTask && (
              <ToneChip quiet tone="met">
                {t('experts.task')}
              </ToneChip>
            ),
        },
        { key: 'way', label: t('column.way'), fixed: true, cell: ({ way }) => wayText(way) },
        { key: 'phone', label: t('column.phone'), fixed: true, cell: ({ phone }) => phone },
      ]}
    />
  );
}
