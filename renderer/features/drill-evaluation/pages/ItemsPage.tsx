import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGoBack } from '../../../app/use-go';
import { usePermission } from '../../../app/use-system-state';
import { ErrorState } from '../../../ui/ErrorState';
import { showToast } from '../../../ui/feedback/toast-store';
import { LoadingButton } from '../../../ui/LoadingButton';
import { Page, Panel } from '../../../ui/Page';
import { Segments } from '../../../ui/Segments';
import { StandingMark } from '../../../ui/StandingMark';
import { useErrorText } from '../../../ui/use-error-text';
import { useLawWord } from '../../../ui/use-law-word';
import styles from '../components/evaluation.module.css';
import type { PackItems } from '../evaluation-forms';
import { useItemChanges } from '../hooks/use-item-changes';

/** The standards that the rule data ship; their numbers are the same in every language. */
const packs = [
  { key: 'YJT-9009-2015', label: 'YJ/T 9009-2015' },
  { key: 'GBT-46792-2025', label: 'GB/T 46792-2025' },
] as const;
type PackKey = (typeof packs)[number]['key'];

/** 评估项目: what this place asks of each standard, and items of its own. */
export function ItemsPage() {
  const { t } = useTranslation('drillEvaluation');
  const [pack, setPack] = useState<PackKey>(packs[0].key);
  const { data, error, refetch } = useQuery(ask(useApi(), 'drillEvaluation', 'items', { pack }));
  const filters = (
    <Segments<PackKey> label={t('items.packs')} segments={packs} chosen={pack} onChoose={setPack} />
  );
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return data ? <Items key={pack} pack={pack} items={data} filters={filters} /> : null;
}

function Items({
  pack,
  items,
  filters,
}: {
  readonly pack: string;
  readonly items: PackItems;
  readonly filters: React.ReactNode;
}) {
  const { t } = useTranslation('drillEvaluation');
  const law = useLawWord();
  const back = useGoBack('/drills');
  const editable = usePermission('decide');
  const changes = useItemChanges(items);
  const [busy, setBusy] = useState(false);
  const api = useApi();
  const errorText = useErrorText();
  const save = async () => {
    setBusy(true);
    try {
      await api.drillEvaluation.saveItems({ pack, ...changes.toSave() });
      showToast({ tone: 'met', text: t('items.saved') });
      back();
    } catch (error) {
      showToast({ tone: 'late', text: errorText(error) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Page
      title={t('items.title')}
      fact={t('items.note')}
      filters={filters}
      primary={
        editable && (
          <LoadingButton
            variant="contained"
            busy={busy}
            disabled={!changes.changed}
            onClick={() => void save()}
          >
            {t('save')}
          </LoadingButton>
        )
      }
    >
      <p className={styles.state}>{law(items.note)}</p>
      {items.tables.map((table) => (
        <Panel
          key={table.id}
          title={law(table.title)}
          actions={<span className={styles.state}>{t('items.counted', changes.countOf(table))}</span>}
        >
          {table.groups.map((group) => (
            <section key={group.id} aria-label={law(group.title)}>
              <div className={styles.groupHead}>
                {law(group.title)}
                {editable && (
                  <Button size="small" variant="text" onClick={() => changes.add(group.id)}>
                    {t('items.add')}
                  </Button>
                )}
              </div>
              {group.items
                .filter(({ mark }) => mark !== null)
                .map((item) => (
                  <div key={item.id} className={styles.itemLine}>
                    <Checkbox
                      checked={changes.asks(item.id)}
                      disabled={!editable}
                      slotProps={{ input: { 'aria-label': law(item.text) } }}
                      onChange={({ target }) => changes.ask(item.id, target.checked)}
                    />
                    <span className={styles.itemText}>
                      <span className={styles.state}>{item.id}</span> {law(item.text)}
                    </span>
                    {item.mark !== null && <StandingMark mark={item.mark} />}
                  </div>
                ))}
              {changes.ownOf(group.id).map((own) => (
                <div key={own.key} className={styles.itemLine}>
                  <span className={styles.state}>{t('items.own')}</span>
                  <input
                    className={styles.metNote}
                    aria-label={t('items.ownText')}
                    maxLength={200}
                    value={own.text}
                    disabled={!editable}
                    onChange={({ target }) => changes.word(own.key, target.value)}
                  />
                  {editable && (
                    <Button size="small" variant="text" onClick={() => changes.remove(own.key)}>
                      {t('items.removeOwn')}
                    </Button>
                  )}
                </div>
              ))}
            </section>
          ))}
        </Panel>
      ))}
    </Page>
  );
}
