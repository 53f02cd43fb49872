import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { usePermission } from '../../../app/use-system-state';
import { ErrorState } from '../../../ui/ErrorState';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import type { HandedItem, HandedPart, HandedWish } from '../handed-down';
import { useHandedWords } from '../hooks/use-handed-words';

interface HandedDownProps {
  /** What of it belongs to this page. */
  readonly kinds: readonly HandedItem['kind'][];
  onAdopt(wish: HandedWish, item: HandedItem): void;
}

/** 上级下发: what an office above has handed down, beside what holds here; each thing is adopted by itself. Empty: nothing is shown. */
export function HandedDown({ kinds, onAdopt }: HandedDownProps) {
  const { t } = useTranslation('system');
  const { data, error, refetch } = useQuery(ask(useApi(), 'handed', 'list', {}));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const shown = (data?.offices ?? []).flatMap(({ officeId, officeName, parts }) =>
    parts
      .map((part) => ({ ...part, items: part.items.filter(({ kind }) => kinds.includes(kind)) }))
      .filter(({ items }) => items.length > 0)
      .map((part) => ({ key: `${officeId} ${part.packageId}`, officeName, part })),
  );
  return shown.map(({ key, officeName, part }) => (
    <Panel key={key} title={t('handed.title', { office: officeName, date: part.madeOn })}>
      <InlineNote tone="open">{t('handed.note')}</InlineNote>
      <Items
        label={t('handed.title', { office: officeName, date: part.madeOn })}
        part={part}
        onAdopt={onAdopt}
      />
    </Panel>
  ));
}

function Items({
  label,
  part,
  onAdopt,
}: Pick<HandedDownProps, 'onAdopt'> & { readonly label: string; readonly part: HandedPart }) {
  const { t } = useTranslation('system');
  const mayChange = usePermission('administer');
  const words = useHandedWords();
  return (
    <SimpleTable
      label={label}
      rows={part.items}
      rowId={({ key }) => key}
      columns={[
        { key: 'what', label: t('handed.what'), cell: words.what },
        { key: 'theirs', label: t('handed.theirs'), cell: words.theirs },
        { key: 'ours', label: t('handed.ours'), cell: words.ours },
        {
          key: 'way',
          label: '',
          fixed: true,
          align: 'end',
          cell: (item) =>
            item.standing === 'differs' && mayChange ? (
              <Button
                size="small"
                variant="text"
                aria-label={t('handed.adoptOf', { what: words.what(item) })}
                onClick={() => onAdopt({ packageId: part.packageId, key: item.key }, item)}
              >
                {t('handed.adopt')}
              </Button>
            ) : (
              t(`handed.standing.${item.standing}`)
            ),
        },
      ]}
    />
  );
}
