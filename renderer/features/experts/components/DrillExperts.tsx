import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo } from '../../../app/use-go';
import { usePermission } from '../../../app/use-system-state';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { CodeBox } from '../../../ui/form/CodePicker';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { EntryDrawer } from './EntryDrawer';

interface DrillExpertsProps {
  readonly drillId: string;
  readonly title: string;
  /** The day of the drill, as far as it is known. */
  readonly day: string | null;
}

/** 指导和观摩专家 of a drill, with what they saw; each counts in the person's work. */
export function DrillExperts({ drillId, title, day }: DrillExpertsProps) {
  const { t } = useTranslation('experts');
  const go = useGo();
  const word = useCodeWord();
  const mayEdit = usePermission('edit');
  const [choosing, setChoosing] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const { data, error, refetch } = useQuery(ask(useApi(), 'experts', 'ofDrill', { drillId }));
  const rows = data?.rows ?? [];
  return (
    <Panel
      title={t('drill.title')}
      flush={rows.length > 0 && !choosing}
      actions={
        mayEdit && (
          <Button size="small" onClick={() => setChoosing(!choosing)}>
            {t('drill.add')}
          </Button>
        )
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {choosing && <ChooseExpert onChoose={setChosen} />}
      {data && rows.length === 0 && !choosing && <EmptyState title={t('drill.none')} />}
      {rows.length > 0 && (
        <SimpleTable
          label={t('drill.title')}
          rows={rows}
          rowId={(row) => row.id}
          columns={[
            {
              key: 'name',
              label: t('drill.expert'),
              fixed: true,
              cell: (row) => (
                <Button
                  size="small"
                  variant="text"
                  onClick={() => go(`/experts/${encodeURIComponent(row.expertId)}`)}
                >
                  {row.name}
                </Button>
              ),
            },
            { key: 'employer', label: t('field.employer'), cell: (row) => row.employer },
            {
              key: 'kind',
              label: t('drill.kind'),
              fixed: true,
              cell: (row) => word('codes.workKind', row.kind),
            },
            {
              key: 'attended',
              label: t('entry.field.attended'),
              fixed: true,
              cell: (row) => row.attended !== null && t(row.attended ? 'entry.came' : 'entry.missed'),
            },
            { key: 'record', label: t('entry.field.record'), cell: (row) => row.record },
          ]}
        />
      )}
      {chosen !== null && (
        <EntryDrawer
          key={chosen}
          kind="work"
          expertId={chosen}
          row={null}
          given={{ drillId, title, ...(day !== null && { fromDay: day }) }}
          onClose={() => {
            setChosen(null);
            setChoosing(false);
          }}
        />
      )}
    </Panel>
  );
}

/** People offered at once; more are found by typing on. */
const offered = 20;

/** Somebody of the pool by name, initials, employer or specialty; the core finds the person, however many there are. */
function ChooseExpert({ onChoose }: { onChoose(id: string | null): void }) {
  const { t } = useTranslation('experts');
  const id = useId();
  const [text, setText] = useState('');
  const { data, isPending } = useQuery({
    ...ask(useApi(), 'lists', 'page', {
      list: 'experts',
      text: text.trim(),
      filters: [{ column: 'status', values: ['serving'] }],
      offset: 0,
      limit: offered,
    }),
    placeholderData: (before) => before,
  });
  const options = useMemo(() => {
    const at = (key: string) => data?.columns.indexOf(key) ?? -1;
    const [name, employer] = [at('name'), at('employer')];
    return (data?.rows ?? []).map((row) => ({
      code: String(row[0]),
      name: String(row[name] ?? ''),
      note: String(row[employer] ?? ' '),
    }));
  }, [data]);
  return (
    <>
      <label htmlFor={id}>{t('drill.choose')}</label>
      <CodeBox
        id={id}
        value={null}
        options={options}
        loading={isPending}
        onSearch={setText}
        onChange={onChoose}
      />
    </>
  );
}
