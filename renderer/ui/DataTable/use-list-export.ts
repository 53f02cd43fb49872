import { useTranslation } from 'react-i18next';
import { useApi } from '../../api/context';
import type { Answer } from '../../api/contract';
import { isCancelled } from '../../api/errors';
import { nativeShell } from '../../api/shell';
import { showToast } from '../feedback/toast-store';
import { trackJob } from '../jobs/job-store';
import { useErrorText } from '../use-error-text';
import { useNumberFormat } from '../use-number-format';
import type { GridColumn, ListRow, ListSpec } from './types';
import { useCodeWord } from './use-code-word';

interface ListExport {
  readonly list: string;
  readonly title: string;
  readonly spec: ListSpec;
  readonly columns: readonly GridColumn<ListRow>[];
  readonly described: Answer<'lists', 'describe'>['columns'];
}

/** Writes what the grid shows (its rows, its columns in their order) to an Excel file of the person's choice. */
export function useListExport({ list, title, spec, columns, described }: ListExport): () => Promise<void> {
  const { t } = useTranslation('ui');
  const api = useApi();
  const errorText = useErrorText();
  const format = useNumberFormat();
  const codeWord = useCodeWord();

  return async () => {
    const file = await nativeShell().saveFile({
      title: t('table.export'),
      defaultName: `${title}.xlsx`,
      filters: [{ name: t('table.workbook'), extensions: ['xlsx'] }],
    });
    if (!file) return;
    const labels: Record<string, string> = Object.fromEntries(
      columns.map((column) => [column.key, column.label]),
    );
    const shown = new Set(columns.map((column) => column.key));
    for (const column of described) if (shown.has(column.key)) await addCodeWords(column, labels);
    try {
      const done = await trackJob(t('table.exporting', { title }), (options) =>
        api.lists.exportTable(
          {
            list,
            text: spec.text,
            filters: [...spec.filters],
            ...(spec.sort && { sort: spec.sort }),
            columns: columns.map((column) => column.key),
            title,
            labels,
            file: file.grant,
          },
          options,
        ),
      );
      showToast({
        tone: 'met',
        text: t('table.exported', { name: file.name, count: done.rows, rows: format(done.rows) }),
        action: { label: t('table.reveal'), run: () => void nativeShell().reveal(file.grant) },
      });
    } catch (error) {
      if (!isCancelled(error))
        showToast({ tone: 'late', text: t('table.exportFailed'), detail: errorText(error) });
    }
  };

  /** The file shall hold the words that the grid shows, so the words of the codes travel along as `codes.value`. */
  async function addCodeWords(
    column: ListExport['described'][number],
    labels: Record<string, string>,
  ): Promise<void> {
    if (column.codes === undefined || column.filter !== 'values') return;
    const facet = await api.lists.facet({
      list,
      text: spec.text,
      filters: [...spec.filters],
      column: column.key,
    });
    for (const { value } of facet.values) {
      if (value !== null) labels[`${column.codes}.${value}`] = codeWord(column.codes, value);
    }
  }
}
