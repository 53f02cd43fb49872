import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { usePermission } from '../../../app/use-system-state';
import { EmptyState } from '../../../ui/EmptyState';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { ToneChip } from '../../../ui/StateChip';
import { localMoment } from '../../../ui/Timeline';
import { useErrorText } from '../../../ui/use-error-text';
import { lastDigits, spaced } from '../fingerprint';
import styles from './exchange.module.css';
import { ConfirmKeyDrawer, type OfficeKey } from './KeyDrawers';

const toneByState = {
  'first-contact': 'soon',
  confirmed: 'met',
  superseded: 'muted',
  revoked: 'late',
} as const;

/** Keys of other offices with what became of each, and the two things a person can do about one. */
export function OfficeKeys({ keys }: { keys: readonly OfficeKey[] }) {
  const { t } = useTranslation('keys');
  const api = useApi();
  const errorText = useErrorText();
  const may = usePermission('exchange');
  const [comparing, setComparing] = useState<OfficeKey | null>(null);
  const revoke = async ({ id, officeName: name }: OfficeKey) => {
    const answer = await confirm({
      title: t('revoke.title', { name }),
      body: t('revoke.body'),
      confirmLabel: t('revoke.open'),
      danger: true,
      reasonLabel: t('revoke.reason'),
    });
    if (!answer) return;
    try {
      await api.keys.revoke({ id, reason: answer.reason });
      showToast({ tone: 'met', text: t('revoke.done', { name }) });
    } catch (error) {
      showToast({ tone: 'late', text: errorText(error) });
    }
  };
  return (
    <Panel title={t('others')} flush>
      <p className={styles.intro}>{t('othersText')}</p>
      {keys.length === 0 && <EmptyState title={t('empty')} />}
      {keys.length > 0 && (
        <SimpleTable
          label={t('others')}
          rows={keys}
          rowId={({ id }) => id}
          columns={[
            {
              key: 'office',
              label: t('office'),
              cell: (key) => (
                <>
                  {key.officeName}
                  <div className={styles.fingerprint}>{spaced(key.keyId)}</div>
                  {key.sm2PublicKey && <div className={styles.muted}>{t('hasSm2')}</div>}
                </>
              ),
            },
            {
              key: 'state',
              label: t('state'),
              fixed: true,
              cell: ({ state }) => <ToneChip tone={toneByState[state]}>{t(`states.${state}`)}</ToneChip>,
            },
            { key: 'history', label: t('history'), cell: (key) => <History officeKey={key} /> },
            ...(may
              ? [
                  {
                    key: 'ways',
                    label: '',
                    fixed: true,
                    align: 'end' as const,
                    cell: (key: OfficeKey) => (
                      <>
                        {key.state === 'first-contact' && (
                          <Button
                            size="small"
                            variant="text"
                            aria-label={t('confirm.openOne', { name: key.officeName })}
                            onClick={() => setComparing(key)}
                          >
                            {t('confirm.open')}
                          </Button>
                        )}
                        {key.state !== 'revoked' && (
                          <Button
                            size="small"
                            variant="text"
                            color="error"
                            aria-label={t('revoke.openOne', { name: key.officeName })}
                            onClick={() => void revoke(key)}
                          >
                            {t('revoke.open')}
                          </Button>
                        )}
                      </>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {comparing && (
        <ConfirmKeyDrawer key={comparing.id} officeKey={comparing} onClose={() => setComparing(null)} />
      )}
    </Panel>
  );
}

function History({ officeKey: key }: { officeKey: OfficeKey }) {
  const { t } = useTranslation('keys');
  return (
    <div className={styles.muted}>
      <div>{t('seenAt', { at: localMoment(key.firstSeenAt) })}</div>
      {key.confirmedAt && (
        <div>
          {t('confirmedAt', { at: localMoment(key.confirmedAt), by: key.confirmedBy, how: key.confirmedHow })}
        </div>
      )}
      {key.supersededBy && <div>{t('supersededBy', { digits: lastDigits(key.supersededBy) })}</div>}
      {key.revokedAt && (
        <div>
          {t('revokedAt', { at: localMoment(key.revokedAt), by: key.revokedBy, reason: key.revokedReason })}
        </div>
      )}
    </div>
  );
}
