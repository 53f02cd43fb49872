import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useGo } from '../../../app/use-go';
import blocks from '../../../ui/blocks.module.css';
import { Clock } from '../../../ui/Clock';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { showToast } from '../../../ui/feedback/toast-store';
import { Page, Panel } from '../../../ui/Page';
import { StateChip } from '../../../ui/StateChip';
import { useErrorText } from '../../../ui/use-error-text';
import styles from '../components/packages.module.css';

/** 备案申报 at a unit's desk: which plans can be handed in and by when, and every hand-in with how it stands. */
export function UnitFilingsPage() {
  const { t } = useTranslation('filingPackages');
  const api = useApi();
  const go = useGo();
  const errorText = useErrorText();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { data, error, refetch } = useQuery(ask(api, 'filingPackages', 'desk', {}));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  const begin = async (enterpriseId: string, planVersionIds: string[]) => {
    try {
      const { id } = await api.filingPackages.begin({ enterpriseId, planVersionIds });
      go(`/filing/unit/${id}`);
    } catch (thrown) {
      showToast({ tone: 'late', text: t('desk.notBegun'), detail: errorText(thrown) });
    }
  };
  return (
    <Page
      title={t('desk.title')}
      actions={<Button onClick={() => go('/filing/packages')}>{t('receive.resultTitle')}</Button>}
    >
      <div className={styles.stack}>
        {data.units.map((unit) => {
          const free = unit.candidates.filter((one) => one.openCase === null);
          const picked = free
            .filter(({ versionId }) => chosen.includes(versionId))
            .map(({ versionId }) => versionId);
          return (
            <Panel
              key={unit.id}
              title={t('desk.toFile', { unit: unit.name })}
              flush
              actions={
                <Button
                  variant="contained"
                  size="small"
                  disabled={picked.length === 0}
                  onClick={() => void begin(unit.id, picked)}
                >
                  {t('desk.begin', { count: picked.length })}
                </Button>
              }
            >
              {free.length === 0 ? (
                <p className={styles.row}>{t('desk.nothing')}</p>
              ) : (
                <ul>
                  {free.map((one) => (
                    <li key={one.versionId} className={styles.row}>
                      <Checkbox
                        checked={chosen.includes(one.versionId)}
                        slotProps={{ input: { 'aria-label': one.title } }}
                        onChange={(_event, on) =>
                          setChosen(
                            on
                              ? [...chosen, one.versionId]
                              : chosen.filter((versionId) => versionId !== one.versionId),
                          )
                        }
                      />
                      <span className={styles.grow}>
                        {one.title} <span className={blocks.small}>{one.label}</span>
                      </span>
                      {one.clock ? (
                        <Clock clock={one.clock} />
                      ) : (
                        <span className={blocks.small}>{t('noClock')}</span>
                      )}
                    </li>
                  ))}
                </ul>
              )}
            </Panel>
          );
        })}
        {data.units.length === 0 && <EmptyState title={t('desk.noUnit')} text={t('desk.noUnitText')} />}
        {data.cases.length > 0 && (
          <Panel title={t('desk.cases')} flush>
            <ul>
              {data.cases.map((one) => (
                <li key={one.id} className={styles.row}>
                  <StateChip of="filing" state={one.state} />
                  <button type="button" className={blocks.link} onClick={() => go(`/filing/unit/${one.id}`)}>
                    {one.plans.join(t('comma'))}
                  </button>
                  <span className={blocks.small}>
                    {one.filingNo ?? (one.submittedOn ? t('desk.submitted', { date: one.submittedOn }) : '')}
                  </span>
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </div>
    </Page>
  );
}
