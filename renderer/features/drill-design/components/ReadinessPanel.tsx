import Checkbox from '@mui/material/Checkbox';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { ErrorState } from '../../../ui/ErrorState';
import { showToast } from '../../../ui/feedback/toast-store';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { StandingMark } from '../../../ui/StandingMark';
import { ToneChip } from '../../../ui/StateChip';
import { useErrorText } from '../../../ui/use-error-text';
import { useLawWord } from '../../../ui/use-law-word';

/** 准备检查: what is missing comes first; only a true impossibility keeps a drill from beginning. */
export function ReadinessPanel({ drillId, mayEdit }: { drillId: string; mayEdit: boolean }) {
  const { t } = useTranslation('drillDesign');
  const api = useApi();
  const lawWord = useLawWord();
  const errorText = useErrorText();
  const { data, error, refetch } = useQuery(ask(api, 'drillDesign', 'readiness', { id: drillId }));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const tick = async (item: string, done: boolean) => {
    try {
      await api.drillDesign.tick({ id: drillId, expectedVersion: data.version, item, done });
    } catch (cause) {
      showToast({ tone: 'late', text: t('failed'), detail: errorText(cause) });
    }
  };
  const missing = data.items.filter(({ ready }) => !ready);
  const blocking = missing.filter(({ severity }) => severity === 'blocking');
  const looked = data.items.filter(({ byHand }) => !byHand);
  const byHand = data.items.filter((item) => item.byHand);
  const rows = [...looked.filter(({ ready }) => !ready), ...looked.filter(({ ready }) => ready)];
  return (
    <>
      {blocking.length > 0 ? (
        <InlineNote tone="late">{t('ready.blocked', { count: blocking.length })}</InlineNote>
      ) : (
        <InlineNote tone={missing.length === 0 ? 'met' : 'soon'}>
          {missing.length === 0 ? t('ready.all') : t('ready.some', { count: missing.length })}
        </InlineNote>
      )}
      <Panel title={t('ready.looked')} flush>
        <SimpleTable
          label={t('ready.looked')}
          rows={rows}
          rowId={({ id }) => id}
          columns={[
            {
              key: 'state',
              label: t('ready.state'),
              fixed: true,
              cell: ({ ready, severity }) => (
                <ToneChip quiet tone={ready ? 'met' : severity === 'blocking' ? 'late' : 'soon'}>
                  {t(ready ? 'ready.yes' : severity === 'blocking' ? 'ready.must' : 'ready.no')}
                </ToneChip>
              ),
            },
            { key: 'title', label: t('ready.item'), cell: ({ title }) => lawWord(title) },
            { key: 'detail', label: t('ready.detail'), cell: ({ detail }) => detail },
            { key: 'mark', label: '', fixed: true, cell: ({ mark }) => <StandingMark mark={mark} /> },
          ]}
        />
      </Panel>
      <Panel title={t('ready.byHand')} flush>
        <SimpleTable
          label={t('ready.byHand')}
          rows={byHand}
          rowId={({ id }) => id}
          columns={[
            {
              key: 'tick',
              label: t('ready.state'),
              fixed: true,
              cell: ({ id, ready, title }) => (
                <Checkbox
                  checked={ready}
                  disabled={!mayEdit}
                  onChange={(event) => void tick(id, event.target.checked)}
                  slotProps={{ input: { 'aria-label': lawWord(title) } }}
                />
              ),
            },
            { key: 'title', label: t('ready.item'), cell: ({ title }) => lawWord(title) },
            { key: 'mark', label: '', fixed: true, cell: ({ mark }) => <StandingMark mark={mark} /> },
          ]}
        />
      </Panel>
    </>
  );
}
