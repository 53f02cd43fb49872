import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { ask } from '../../../api/queries';
import { useGo } from '../../../app/use-go';
import { usePermission } from '../../../app/use-system-state';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { Page, Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { useErrorText } from '../../../ui/use-error-text';
import { useStateWord } from '../../../ui/use-state-word';

type Pair = Answer<'experts', 'duplicates'>['pairs'][number];
type Compared = Pair['a'];

/** 疑似重复: entries side by side; a person says whether they are one. */
export function DuplicatesPage() {
  const { t } = useTranslation('experts');
  const { data, error, refetch } = useQuery(ask(useApi(), 'experts', 'duplicates', {}));
  return (
    <Page title={t('duplicates.title')} {...(data && { fact: t('duplicates.count', { count: data.total }) })}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.pairs.length === 0 && (
        <EmptyState title={t('duplicates.none')} text={t('duplicates.noneText')} />
      )}
      {data?.pairs.map((pair) => (
        <PairPanel key={`${pair.a.id} ${pair.b.id}`} pair={pair} />
      ))}
    </Page>
  );
}

const shownFields = ['gender', 'bornOn', 'idNumber', 'phone', 'employer', 'title'] as const;

function PairPanel({ pair }: { pair: Pair }) {
  const { t } = useTranslation('experts');
  const go = useGo();
  const stateWord = useStateWord();
  const { a, b } = pair;
  const rows = [
    ...shownFields.map((field) => ({
      key: field as string,
      label: t(`field.${field}`),
      of: (one: Compared) =>
        field === 'gender' && one.gender ? t(`gender.${one.gender as 'male'}`) : one[field],
    })),
    {
      key: 'specialties',
      label: t('field.specialties'),
      of: (one: Compared) => one.specialties.join(t('listSeparator')),
    },
    { key: 'status', label: t('field.status'), of: (one: Compared) => stateWord('expert', one.status) },
    {
      key: 'term',
      label: t('field.term'),
      of: (one: Compared) =>
        one.termFrom || one.termTo
          ? t('span', { from: one.termFrom ?? '', to: one.termTo ?? t('open') })
          : '',
    },
    { key: 'origin', label: t('origin'), of: (one: Compared) => one.originName },
  ];
  const column = (key: 'a' | 'b', one: Compared) => ({
    key,
    label: t(key === 'a' ? 'duplicates.first' : 'duplicates.second', { name: one.name }),
    cell: (row: (typeof rows)[number]) => row.of(one),
  });
  const title = t('duplicates.pair', {
    a: a.name,
    b: b.name,
    why: t(`duplicates.likeness.${pair.likeness}`),
  });
  return (
    <Panel
      title={title}
      flush
      actions={
        <>
          <Button size="small" variant="text" onClick={() => go(`/experts/${encodeURIComponent(a.id)}`)}>
            {t('duplicates.openFirst')}
          </Button>
          <Button size="small" variant="text" onClick={() => go(`/experts/${encodeURIComponent(b.id)}`)}>
            {t('duplicates.openSecond')}
          </Button>
          <Decide pair={pair} />
        </>
      }
    >
      <SimpleTable
        label={title}
        rows={rows}
        rowId={(row) => row.key}
        columns={[
          { key: 'field', label: t('duplicates.field'), fixed: true, cell: (row) => row.label },
          column('a', a),
          column('b', b),
        ]}
      />
    </Panel>
  );
}

/** Two answers: one person (which entry stays), or two. */
function Decide({ pair: { a, b } }: { pair: Pair }) {
  const { t } = useTranslation('experts');
  const api = useApi();
  const errorText = useErrorText();
  const mayEdit = usePermission('edit');
  const mayDecide = usePermission('decide');
  const say = async (work: () => Promise<unknown>, done: string, detail?: string) => {
    try {
      await work();
      showToast({ tone: 'met', text: done, ...(detail && { detail }) });
    } catch (error) {
      showToast({ tone: 'late', text: t('duplicates.failed'), detail: errorText(error) });
    }
  };
  const merge = async (keep: Compared, drop: Compared) => {
    const answer = await confirm({
      title: t('duplicates.mergeTitle', { name: drop.name }),
      body: t('duplicates.mergeBody'),
      confirmLabel: t('duplicates.merge'),
      danger: true,
    });
    if (!answer) return;
    const versions = { keepVersion: keep.version, dropVersion: drop.version };
    await say(
      () => api.experts.merge({ keepId: keep.id, dropId: drop.id, ...versions }),
      t('duplicates.merged'),
      t('duplicates.undoHint'),
    );
  };
  return (
    <>
      {mayEdit && (
        <Button
          size="small"
          onClick={() =>
            void say(() => api.experts.keepApart({ a: a.id, b: b.id, reason: null }), t('duplicates.kept'))
          }
        >
          {t('duplicates.different')}
        </Button>
      )}
      {mayDecide && b.ours && (
        <Button size="small" onClick={() => void merge(a, b)}>
          {t('duplicates.keepFirst')}
        </Button>
      )}
      {mayDecide && a.ours && (
        <Button size="small" onClick={() => void merge(b, a)}>
          {t('duplicates.keepSecond')}
        </Button>
      )}
    </>
  );
}
