import { useTranslation } from 'react-i18next';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { ToneChip } from '../../../ui/StateChip';
import { useNumberFormat } from '../../../ui/use-number-format';
import { useTableWord } from '../hooks/use-table-words';
import type { Rehearsal } from '../types';
import styles from './exchange.module.css';

type Office = Rehearsal['forwarded'][number];
type Line = Office['tables'][number] & { readonly office: string };

const kinds = ['differing', 'missing', 'added'] as const;

/** 县局签名核对: whose signed packages came inside, and every table in which the city tells otherwise than they signed. */
export function SignedOriginals({ offices }: { offices: readonly Office[] }) {
  const { t } = useTranslation('exchange');
  const tableWord = useTableWord();
  const format = useNumberFormat();
  const lines: Line[] = offices.flatMap(({ name, tables }) =>
    tables.map((table) => ({ ...table, office: name })),
  );
  return (
    <Panel title={t('signed.title')} flush>
      <SimpleTable
        label={t('signed.title')}
        rows={offices}
        rowId={(office) => office.officeId}
        columns={[
          { key: 'office', label: t('signed.office'), cell: (office) => office.name },
          {
            key: 'packages',
            label: t('signed.packages'),
            cell: (office) => office.packages.map(({ sequence }) => sequence).join(t('separator')),
          },
          { key: 'rows', label: t('signed.rows'), align: 'end', cell: (office) => format(office.rows) },
          {
            key: 'key',
            label: t('signed.key'),
            cell: (office) => (
              <span className={styles.hash} title={office.signer?.keyId}>
                {office.signer?.keyId.slice(-8)}
              </span>
            ),
          },
          {
            key: 'result',
            label: t('signed.result'),
            cell: (office) =>
              office.tables.length === 0 ? (
                <ToneChip tone="met">{t('signed.alike')}</ToneChip>
              ) : (
                <ToneChip tone="late">
                  {t('signed.differs', {
                    count: office.tables.reduce(
                      (sum, one) => sum + one.differing + one.missing + one.added,
                      0,
                    ),
                  })}
                </ToneChip>
              ),
          },
        ]}
      />
      {lines.length > 0 && (
        <>
          <InlineNote tone="late">{t('signed.note')}</InlineNote>
          <SimpleTable
            label={t('signed.differences')}
            rows={lines}
            rowId={(line) => `${line.office} ${line.table}`}
            columns={[
              { key: 'office', label: t('signed.office'), cell: (line) => line.office },
              { key: 'table', label: t('counts.table'), cell: (line) => tableWord(line.table) },
              ...kinds.map((kind) => ({
                key: kind,
                label: t(`signed.${kind}`),
                align: 'end' as const,
                cell: (line: Line) => format(line[kind]),
              })),
              {
                key: 'examples',
                label: t('signed.examples'),
                cell: (line) => line.examples.map(({ title }) => title).join(t('separator')),
              },
            ]}
          />
        </>
      )}
    </Panel>
  );
}
