import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import blocks from '../../../ui/blocks.module.css';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import { Segments } from '../../../ui/Segments';
import { SimpleTable } from '../../../ui/SimpleTable';
import { ToneChip } from '../../../ui/StateChip';
import { useLawWord } from '../../../ui/use-law-word';
import { type Matrix, type MatrixRow, VERDICT_TONES } from '../meeting-forms';
import type { Review } from '../review-forms';
import { MatrixItemDrawer } from './MatrixItemDrawer';
import styles from './meeting.module.css';

const views = ['open', 'split', 'undecided', 'all'] as const;
type View = (typeof views)[number];

const shows: Readonly<Record<View, (row: MatrixRow) => boolean>> = {
  open: ({ agreement, strictest }) =>
    agreement === 'split' || agreement === 'shade' || strictest === 'mostly' || strictest === 'unfit',
  split: ({ agreement }) => agreement === 'split' || agreement === 'shade',
  undecided: ({ openComments }) => openComments > 0,
  all: () => true,
};

/** 分歧: who says what of each item, what has to be talked about first. */
export function MatrixTab({ review }: { review: Review }) {
  const { t } = useTranslation('reviewMeeting');
  if (!review.opened) return <EmptyState title={t('closed.title')} text={t('closed.text')} />;
  return <OpenedMatrix id={review.id} />;
}

function OpenedMatrix({ id }: { id: string }) {
  const { t } = useTranslation('reviewMeeting');
  const law = useLawWord();
  const [view, setView] = useState<View>('open');
  const [item, setItem] = useState<string | null>(null);
  const { data, error, refetch } = useQuery(ask(useApi(), 'reviewMeeting', 'matrix', { id }));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const rows = data.rows.filter(shows[view]);
  return (
    <>
      {data.unfitKeys.length > 0 && (
        <InlineNote tone="soon">
          {t('unfitKeys', { items: data.unfitKeys.join('、') })} {law(data.keyAdvice)}
        </InlineNote>
      )}
      <div className={styles.filter}>
        <Segments<View>
          label={t('matrix.label')}
          segments={views.map((key) => ({
            key,
            label: t(`view.${key}`),
            count: data.rows.filter(shows[key]).length,
          }))}
          chosen={view}
          onChoose={setView}
        />
      </div>
      <Panel flush>
        {rows.length === 0 ? (
          <EmptyState title={t(`nothing.${view}`)} text={t('nothing.text')} />
        ) : (
          <div className={styles.wide}>
            <MatrixTable matrix={data} rows={rows} onOpen={setItem} />
          </div>
        )}
      </Panel>
      {data.elsewhere.all > 0 && (
        <Panel title={t('elsewhere.title', { count: data.elsewhere.all })}>
          <button type="button" className={blocks.link} onClick={() => setItem('')}>
            {t('elsewhere.open', { open: data.elsewhere.open })}
          </button>
        </Panel>
      )}
      {item !== null && <MatrixItemDrawer matrix={data} item={item} onClose={() => setItem(null)} />}
    </>
  );
}

interface MatrixTableProps {
  readonly matrix: Matrix;
  readonly rows: readonly MatrixRow[];
  onOpen(item: string): void;
}

function MatrixTable({ matrix, rows, onOpen }: MatrixTableProps) {
  const { t } = useTranslation('reviewMeeting');
  const law = useLawWord();
  const word = useCodeWord();
  return (
    <SimpleTable
      label={t('matrix.label')}
      rows={rows}
      rowId={({ item }) => item}
      columns={[
        {
          key: 'item',
          label: t('matrix.item'),
          cell: (row) => (
            <>
              <button type="button" className={blocks.link} onClick={() => onOpen(row.item)}>
                {row.item} {law(row.title)}
              </button>
              <div className={blocks.small}>
                {row.key && <strong>{t('matrix.key')} </strong>}
                {law(row.tableTitle)}
              </div>
              {row.note !== '' && <div className={styles.note}>{row.note}</div>}
            </>
          ),
        },
        {
          key: 'agreement',
          label: t('matrix.agreement'),
          fixed: true,
          cell: ({ agreement }) => t(`agreement.${agreement}`),
        },
        ...matrix.experts.map((expert, n) => ({
          key: expert.assignmentId,
          label:
            expert.role === 'chair' ? `${expert.name}（${word('codes.expertRole', 'chair')}）` : expert.name,
          fixed: true,
          cell: (row: MatrixRow) => <VerdictCell cell={row.cells[n]} />,
        })),
        {
          key: 'comments',
          label: t('matrix.comments'),
          fixed: true,
          cell: ({ comments, openComments }) =>
            comments > 0 &&
            (openComments > 0
              ? t('matrix.openComments', { open: openComments, all: comments })
              : t('matrix.allDecided', { all: comments })),
        },
      ]}
    />
  );
}

/** One expert's verdict; the reason is read in the drawer and, hovered, here. */
function VerdictCell({ cell }: { cell: MatrixRow['cells'][number] | undefined }) {
  const { t } = useTranslation('reviewMeeting');
  if (!cell || cell.verdict === null) return <span className={blocks.small}>{t('verdict.none')}</span>;
  return (
    <span title={cell.reason}>
      <ToneChip quiet tone={VERDICT_TONES[cell.verdict]}>
        {t(`verdict.${cell.verdict}`)}
      </ToneChip>
      {cell.marks > 0 && <span className={blocks.small}> {t('matrix.marks', { count: cell.marks })}</span>}
    </span>
  );
}
