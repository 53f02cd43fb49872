import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { usePermission, useSystemState } from '../../../app/use-system-state';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { MaskedValue } from '../../../ui/MaskedValue';
import { Panel } from '../../../ui/Page';
import { Segments } from '../../../ui/Segments';
import { SimpleTable } from '../../../ui/SimpleTable';
import { ToneChip } from '../../../ui/StateChip';
import type { Tone } from '../../../ui/tokens';
import { useSaveFile } from '../../../ui/use-save-file';
import { ChangedNumberDrawer } from '../components/ChangedNumberDrawer';
import { ContactsFrame } from '../components/ContactsFrame';
import styles from '../components/contacts.module.css';
import { type RoundNumber, type RoundSubject, roundSubjects } from '../contact-forms';
import { useRecordCall } from '../hooks/use-record-call';

const states = ['bad', 'never', 'old', 'confirmed'] as const;
const toneByState: Readonly<Record<(typeof states)[number], Tone>> = {
  bad: 'late',
  never: 'soon',
  old: 'soon',
  confirmed: 'met',
};

/** 号码核对: the numbers of a register that want to be called, bad and old ones first. */
export function RoundPage() {
  const { t } = useTranslation('contacts');
  const api = useApi();
  const mayEdit = usePermission('edit');
  const mayReveal = usePermission('reveal');
  const { desk } = useSystemState();
  const [subject, setSubject] = useState<RoundSubject>('contact');
  const [state, setState] = useState<(typeof states)[number] | null>(null);
  const [changed, setChanged] = useState<RoundNumber | null>(null);
  const record = useRecordCall(subject);
  const saveFile = useSaveFile();
  const { data, error, refetch } = useQuery({
    ...ask(api, 'contacts', 'round', { subject, state }),
    placeholderData: (before) => before,
  });
  const shown = desk === 'office' ? roundSubjects : roundSubjects.filter((one) => one !== 'expert');
  const print = () =>
    void saveFile({
      title: t('round.print'),
      defaultName: `${t('round.title')}-${t(`round.subject.${subject}`)}.docx`,
      extension: 'docx',
      failed: t('round.failed'),
      write: (file, options) => api.contacts.exportRound({ subject, file }, options),
      saved: (_answer, name) => t('round.printed', { name }),
    });
  const key = ({ id, field }: RoundNumber) => `${id}${field}`;
  return (
    <ContactsFrame
      fact={data && t('round.fact', { days: data.confirmDays })}
      actions={mayReveal && <Button onClick={print}>{t('round.print')}</Button>}
    >
      <div className={styles.stack}>
        <Segments
          label={t('round.subjects')}
          chosen={subject}
          onChoose={(key) => setSubject(key)}
          segments={shown.map((one: RoundSubject) => ({ key: one, label: t(`round.subject.${one}`) }))}
        />
        {data && (
          <Segments
            label={t('round.states')}
            chosen={state ?? 'open'}
            onChoose={(chosen) => setState(chosen === 'open' ? null : chosen)}
            segments={[
              {
                key: 'open' as const,
                label: t('round.open'),
                count: data.totals.bad + data.totals.never + data.totals.old,
              },
              ...states.map((one) => ({
                key: one,
                label: t(`round.state.${one}`),
                count: data.totals[one],
                ...(one === 'bad' && { tone: 'late' as const }),
              })),
            ]}
          />
        )}
      </div>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.rows.length === 0 && <EmptyState title={t('round.empty')} text={t('round.emptyText')} />}
      {data && data.rows.length > 0 && (
        <Panel flush>
          <SimpleTable
            label={t('round.title')}
            rows={data.rows}
            rowId={key}
            columns={[
              {
                key: 'state',
                label: t('round.stateHead'),
                fixed: true,
                cell: (row) => (
                  <ToneChip quiet tone={toneByState[row.state]}>
                    {row.state === 'bad' && row.result
                      ? t(`round.result.${row.result}`)
                      : t(`round.state.${row.state}`)}
                  </ToneChip>
                ),
              },
              { key: 'name', label: t('field.organisation'), cell: (row) => row.name },
              { key: 'whose', label: t('field.name'), fixed: true, cell: (row) => row.whose },
              {
                key: 'phone',
                label: t('round.phone'),
                fixed: true,
                cell: (row) =>
                  row.masked ? (
                    <MaskedValue
                      masked={row.phone}
                      label={t('round.phone')}
                      onReveal={
                        mayReveal
                          ? async () =>
                              (await api.contacts.revealNumber({ subject, id: row.id, field: row.field }))
                                .value
                          : undefined
                      }
                    />
                  ) : (
                    row.phone
                  ),
              },
              { key: 'last', label: t('round.last'), fixed: true, cell: (row) => row.checkedOn ?? t('none') },
              ...(mayEdit
                ? [
                    {
                      key: 'actions',
                      label: t('round.resultHead'),
                      fixed: true,
                      cell: (row: RoundNumber) => (
                        <div className={styles.results}>
                          {(['reached', 'no-answer', 'wrong'] as const).map((result) => (
                            <Button key={result} size="small" onClick={() => record(row, result)}>
                              {t(`round.result.${result}`)}
                            </Button>
                          ))}
                          <Button size="small" onClick={() => setChanged(row)}>
                            {t('round.result.changed')}
                          </Button>
                        </div>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </Panel>
      )}
      {changed && <ChangedNumberDrawer subject={subject} number={changed} onClose={() => setChanged(null)} />}
    </ContactsFrame>
  );
}
