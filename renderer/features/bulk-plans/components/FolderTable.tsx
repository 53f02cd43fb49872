import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { LocalTable } from '../../../ui/DataTable/LocalTable';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { ToneChip } from '../../../ui/StateChip';
import type { Tone } from '../../../ui/tokens';
import { useProblemText } from '../../../ui/use-error-text';
import { type FolderRow, type RowState, stateOf } from '../folder-store';

const tones: Readonly<Record<RowState, Tone>> = { ready: 'met', decide: 'soon', skip: 'muted' };

type Remark = FolderRow['remarks'][number];

interface FolderTableProps {
  readonly rows: readonly FolderRow[];
  onOpen(row: FolderRow): void;
}

/** The files of a folder, each with what is to become of it. */
export function FolderTable({ rows, onOpen }: FolderTableProps) {
  const { t } = useTranslation('bulk');
  const word = useCodeWord();
  const problemText = useProblemText();
  const columns = useMemo(
    () => [
      { key: 'path', label: t('column.path'), width: 200, opens: true, text: (row: FolderRow) => row.path },
      {
        key: 'state',
        label: t('column.state'),
        width: 88,
        text: (row: FolderRow) => t(`state.${stateOf(row)}`),
        cell: (row: FolderRow) => (
          <ToneChip quiet tone={tones[stateOf(row)]}>
            {t(`state.${stateOf(row)}`)}
          </ToneChip>
        ),
      },
      { key: 'owner', label: t('column.owner'), width: 176, text: (row: FolderRow) => row.owner?.name ?? '' },
      {
        key: 'kind',
        label: t('column.kind'),
        width: 110,
        text: (row: FolderRow) => (row.kind ? String(word('codes.planKind', row.kind)) : ''),
      },
      { key: 'title', label: t('column.title'), width: 200, text: (row: FolderRow) => row.title },
      {
        key: 'publishedOn',
        label: t('column.publishedOn'),
        width: 104,
        text: (row: FolderRow) => row.publishedOn ?? '',
      },
      {
        key: 'target',
        label: t('column.target'),
        width: 80,
        text: (row: FolderRow) =>
          row.action === 'register' && row.target ? t(`target.${row.target.kind}`) : '',
      },
      {
        key: 'remarks',
        label: t('column.remarks'),
        width: 216,
        grow: true,
        text: (row: FolderRow) => remarksOf(row, problemText),
      },
    ],
    [t, word, problemText],
  );
  return (
    <LocalTable<FolderRow>
      label={t('title')}
      columns={columns}
      rows={rows}
      rowId={(row) => String(row.seq)}
      rowTone={(row) => (row.problem ? 'late' : stateOf(row) === 'decide' ? 'soon' : undefined)}
      onOpen={onOpen}
    />
  );
}

/** What to know of a row before deciding: first what the core refused, then what was found. */
function remarksOf(row: FolderRow, wording: (remark: Remark) => string): string {
  const unsure =
    row.action === 'register' && !row.checked && row.confidence === 'unsure'
      ? [wording(row.ownerReason)]
      : [];
  const problem = row.problem ? [wording(row.problem)] : [];
  return [...problem, ...unsure, ...row.remarks.map(wording)].join(' ');
}
