import Button from '@mui/material/Button';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { useGo, useRouteSearch } from '../../../app/use-go';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { ErrorState } from '../../../ui/ErrorState';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { EnterpriseBox } from '../../../ui/form/EnterpriseField';
import { InlineNote } from '../../../ui/InlineNote';
import { LoadingButton } from '../../../ui/LoadingButton';
import { Page, Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { useErrorText } from '../../../ui/use-error-text';
import { useStateWord } from '../../../ui/use-state-word';
import { DuplicatePairs } from '../components/DuplicatePairs';
import styles from '../components/merge.module.css';

type Preview = Answer<'enterprises', 'mergePreview'>;

/** 合并重复单位: which record stays, which values it takes over, what moves. */
export function MergePage() {
  const { t } = useTranslation('enterprises');
  const asked = { keep: useRouteSearch('keep'), drop: useRouteSearch('drop') };
  const [keepId, setKeep] = useState<string | null>(asked.keep);
  const [dropId, setDrop] = useState<string | null>(asked.drop);
  const both = keepId !== null && dropId !== null && keepId !== dropId;
  const { data, error } = useQuery({
    ...ask(useApi(), 'enterprises', 'mergePreview', { keepId: keepId ?? '-', dropId: dropId ?? '-' }),
    enabled: both,
  });
  return (
    <Page title={t('merge.title')}>
      <div className={styles.sides}>
        <Side label={t('merge.keep')} value={keepId} onChange={setKeep} />
        <Button
          onClick={() => {
            setKeep(dropId);
            setDrop(keepId);
          }}
        >
          {t('merge.swap')}
        </Button>
        <Side label={t('merge.drop')} value={dropId} onChange={setDrop} />
      </div>
      {both && error && <ErrorState error={error} />}
      {both && data && <Choices key={`${keepId} ${dropId}`} preview={data} />}
      {!both && (
        <DuplicatePairs
          onChoose={(keep, drop) => {
            setKeep(keep);
            setDrop(drop);
          }}
        />
      )}
    </Page>
  );
}

interface SideProps {
  readonly label: string;
  readonly value: string | null;
  onChange(id: string | null): void;
}

function Side({ label, value, onChange }: SideProps) {
  const boxId = `merge-${label}`;
  return (
    <div className={styles.side}>
      <label htmlFor={boxId}>{label}</label>
      <EnterpriseBox id={boxId} value={value} onChange={onChange} />
    </div>
  );
}

/** Code lists by field; the state of a unit has its words elsewhere. */
const codeLists: Readonly<Record<string, string>> = {
  affiliation: 'codes.affiliation',
  sizeTier: 'codes.sizeTier',
  activities: 'codes.activity',
  majorHazardLevel: 'codes.majorHazardLevel',
};

/** A value of a record in words; several stand on lines, of which a list of codes may know some. */
function useWording() {
  const { t } = useTranslation('enterprises');
  const word = useCodeWord();
  const stateWord = useStateWord();
  return (field: string, value: string | null) => {
    if (value === null) return t('merge.empty');
    const list = codeLists[field];
    const parts = value.split('\n');
    if (field === 'status') return stateWord('enterprise', value);
    if (field === 'sizeTier')
      return [word(codeLists.sizeTier ?? '', parts[0] ?? ''), ...parts.slice(1)].join('　');
    return parts.map((part) => (list ? word(list, part) : part)).join(list ? t('listSeparator') : '　');
  };
}

function Choices({ preview }: { preview: Preview }) {
  const { t } = useTranslation('enterprises');
  const api = useApi();
  const go = useGo();
  const errorText = useErrorText();
  const { keep, drop, choices, moves, sameTitles } = preview;
  const [taken, setTaken] = useState<ReadonlySet<string>>(
    () => new Set(choices.filter((choice) => choice.proposed === 'drop').map((choice) => choice.field)),
  );
  const [busy, setBusy] = useState(false);
  // Longitude stands for both coordinates.
  const fieldWord = (field: string) =>
    t(field === 'longitude' ? 'field.coordinates' : (`field.${field}` as 'field.uscc'));
  const wording = useWording();
  const choose = (field: string, side: 'keep' | 'drop') => {
    const next = new Set(taken);
    if (side === 'drop') next.add(field);
    else next.delete(field);
    setTaken(next);
  };
  const merge = async () => {
    const answer = await confirm({
      title: t('merge.askTitle', { name: drop.name }),
      body: t('merge.askBody', { name: keep.name }),
      confirmLabel: t('merge.confirm'),
      danger: true,
    });
    if (!answer) return;
    setBusy(true);
    try {
      const { moved } = await api.enterprises.merge({
        keepId: keep.id,
        dropId: drop.id,
        keepVersion: keep.version,
        dropVersion: drop.version,
        fromDrop: [...taken],
      });
      showToast({ tone: 'met', text: t('merge.done', { count: moved }), detail: t('merge.undoHint') });
      go(`/enterprises/${keep.id}`);
    } catch (error) {
      showToast({ tone: 'late', text: t('merge.failed'), detail: errorText(error) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Panel title={t('merge.differences')} flush={choices.length > 0}>
        {choices.length === 0 ? (
          <p>{t('merge.noDifference')}</p>
        ) : (
          <SimpleTable<Preview['choices'][number]>
            label={t('merge.differences')}
            rows={choices}
            rowId={(row) => row.field}
            columns={[
              {
                key: 'field',
                label: t('merge.field'),
                fixed: true,
                cell: (row) => fieldWord(row.field),
              },
              {
                key: 'values',
                label: t('merge.take'),
                cell: (row) => (
                  <ToggleButtonGroup
                    exclusive
                    fullWidth
                    className={styles.values}
                    value={taken.has(row.field) ? 'drop' : 'keep'}
                    aria-label={fieldWord(row.field)}
                    onChange={(_event, side: 'keep' | 'drop' | null) => side && choose(row.field, side)}
                  >
                    <ToggleButton value="keep">{wording(row.field, row.keep)}</ToggleButton>
                    <ToggleButton value="drop">{wording(row.field, row.drop)}</ToggleButton>
                  </ToggleButtonGroup>
                ),
              },
            ]}
          />
        )}
      </Panel>
      <Panel title={t('merge.moves')}>
        <ul>
          {moves.map(({ table, count }) => (
            <li key={table}>{t(`merge.table.${table}` as 'merge.table.plan', { count })}</li>
          ))}
          {moves.length === 0 && <li>{t('merge.nothingMoves')}</li>}
        </ul>
        {sameTitles.length > 0 && (
          <InlineNote tone="soon">{t('merge.sameTitles', { titles: sameTitles.join('、') })}</InlineNote>
        )}
      </Panel>
      <div className={styles.buttons}>
        <LoadingButton variant="contained" busy={busy} onClick={() => void merge()}>
          {t('merge.confirm')}
        </LoadingButton>
      </div>
    </>
  );
}
