import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import blocks from '../../../ui/blocks.module.css';
import { SideDrawer } from '../../../ui/SideDrawer';
import type { StagedSummary } from '../staging-store';
import styles from './ledgers.module.css';

type Mapping = Record<string, Record<string, string | null>>;

interface ColumnMappingProps {
  readonly summary: StagedSummary;
  onApply(mapping: Mapping): void;
  onClose(): void;
}

/** How the columns were understood, sheet by sheet, with a few values of each; every answer can be corrected. */
export function ColumnMapping({ summary, onApply, onClose }: ColumnMappingProps) {
  const { t } = useTranslation('ledgers');
  const sheets = summary.sheets.filter((sheet) => sheet.columns.length > 0);
  const [mapping, setMapping] = useState<Mapping>(() =>
    Object.fromEntries(
      sheets.map((sheet) => [
        sheet.name,
        Object.fromEntries(sheet.columns.map((column) => [String(column.index), column.field])),
      ]),
    ),
  );
  const set = (sheet: string, index: number, field: string | null) =>
    setMapping((now) => ({ ...now, [sheet]: { ...now[sheet], [String(index)]: field } }));

  return (
    <SideDrawer
      open
      title={t('columns')}
      subtitle={summary.fileName}
      onClose={onClose}
      footer={
        <Button variant="contained" onClick={() => onApply(mapping)}>
          {t('columnsApply')}
        </Button>
      }
    >
      <p className={blocks.muted}>{t('columnsHelp')}</p>
      {sheets.map((sheet) => (
        <section key={sheet.name}>
          <h3 className={styles.sheet}>
            {sheet.name}{' '}
            <span className={blocks.muted}>
              {sheet.used ? t('sheetRow', { row: sheet.headerRow }) : t('sheetUnused')}
            </span>
          </h3>
          <table className={styles.mapping}>
            <thead>
              <tr>
                <th>{t('heading')}</th>
                <th>{t('field')}</th>
              </tr>
            </thead>
            <tbody>
              {sheet.columns.map((column) => {
                const heading = column.heading || t('noHeading', { index: column.index + 1 });
                return (
                  <tr key={column.index}>
                    <td>
                      {heading}
                      <span className={styles.sample}>
                        {column.sample
                          .filter((text) => text !== '')
                          .slice(0, 2)
                          .join(t('sampleSeparator'))}
                      </span>
                    </td>
                    <td>
                      <Select
                        fullWidth
                        displayEmpty
                        value={mapping[sheet.name]?.[String(column.index)] ?? ''}
                        onChange={(event) =>
                          set(sheet.name, column.index, event.target.value === '' ? null : event.target.value)
                        }
                        slotProps={{ input: { 'aria-label': heading } }}
                      >
                        <MenuItem value="">{t('unusedColumn')}</MenuItem>
                        {summary.fields.map((field) => (
                          <MenuItem key={field.key} value={field.key}>
                            {field.label}
                          </MenuItem>
                        ))}
                      </Select>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </section>
      ))}
    </SideDrawer>
  );
}
