import Button from '@mui/material/Button';
import Switch from '@mui/material/Switch';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { usePermission, useSystemState } from '../../../app/use-system-state';
import { showToast } from '../../../ui/feedback/toast-store';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import { FactList } from '../../../ui/RecordPage';
import { ToneChip } from '../../../ui/StateChip';
import { localMoment } from '../../../ui/Timeline';
import { useErrorText } from '../../../ui/use-error-text';
import { useSaveFile } from '../../../ui/use-save-file';
import { lastDigits, spaced } from '../fingerprint';
import styles from './exchange.module.css';
import { type OwnKey, RenewKeyDrawer, ShareKeyDrawer } from './KeyDrawers';

const toneByProtection = { plain: 'soon', sealed: 'met', lost: 'late', none: 'open' } as const;

/** The desk's own key: its fingerprint to be told, who can open it, what to do when nobody can. */
export function OwnKeyPanel({ own, onChanged }: { own: OwnKey; onChanged(): void }) {
  const { t } = useTranslation('keys');
  const api = useApi();
  const saveFile = useSaveFile();
  const errorText = useErrorText();
  const { office } = useSystemState();
  const mayRenew = usePermission('administer');
  const mayExchange = usePermission('exchange');
  const [drawer, setDrawer] = useState<'renew' | 'share' | null>(null);
  const { shares } = own;
  const names = (list: readonly { name: string }[]) => list.map(({ name }) => name).join(t('separator'));
  const missing = shares.waiting.map(({ name, why }) => t(`waiting.${why}`, { name })).join(t('separator'));
  const close = () => {
    setDrawer(null);
    onChanged();
  };
  const card = () =>
    saveFile({
      title: t('actions.card'),
      defaultName: `${t('card.name', { office: office?.name })}.txt`,
      extension: 'txt',
      failed: t('card.failed'),
      write: (file, options) => api.keys.card({ file }, options),
      saved: (_answer, name) => t('card.saved', { name }),
    });
  const setSm2 = async (on: boolean) => {
    try {
      await api.keys.sm2({ on });
      onChanged();
    } catch (error) {
      showToast({ tone: 'late', text: errorText(error) });
    }
  };
  return (
    <Panel title={t('own')}>
      <div className={styles.notes}>
        {own.keyId === null && <InlineNote tone="open">{t('none')}</InlineNote>}
        {shares.protection === 'plain' && (
          <InlineNote tone="soon">{t('plainText', { names: missing })}</InlineNote>
        )}
        {shares.protection === 'lost' && <InlineNote tone="late">{t('lostText')}</InlineNote>}
        {shares.protection === 'sealed' && !own.open && (
          <InlineNote tone="soon">{t('closedText', { names: names(shares.holders) })}</InlineNote>
        )}
      </div>
      <FactList
        facts={[
          {
            label: t('fingerprint'),
            value: own.keyId && <span className={styles.fingerprint}>{spaced(own.keyId)}</span>,
            wide: true,
          },
          {
            label: t('protection'),
            value: (
              <ToneChip tone={toneByProtection[shares.protection]}>
                {t(`protected.${shares.protection}`)}
              </ToneChip>
            ),
          },
          {
            label: t('made'),
            value:
              own.madeAt &&
              t('madeText', { at: localMoment(own.madeAt), by: own.madeBy ? ` ${own.madeBy}` : '' }),
          },
          { label: t('holders'), value: names(shares.holders) || null },
          { label: t('withoutShare'), value: shares.protection === 'sealed' ? missing || null : null },
          {
            label: t('vouched'),
            value: own.vouchedBy && t('vouchedText', { digits: lastDigits(own.vouchedBy) }),
            wide: true,
          },
          {
            label: t('sm2'),
            value: (
              <span className={styles.signer}>
                <Switch
                  checked={own.sm2.wanted}
                  disabled={!mayRenew}
                  onChange={(event) => void setSm2(event.target.checked)}
                  slotProps={{ input: { 'aria-label': `${t('sm2')} ${t('sm2On')}` } }}
                />
                <span className={styles.muted}>{t('sm2Text')}</span>
              </span>
            ),
            wide: true,
          },
          ...own.retired.map(({ keyId, retiredAt, reason }) => ({
            label: t('retired'),
            value: t('retiredText', {
              digits: lastDigits(keyId),
              at: localMoment(retiredAt),
              reason: t(`retiredReason.${reason}`),
            }),
            wide: true,
          })),
        ].filter(({ value }) => value !== null)}
      />
      <div className={styles.ways}>
        {mayExchange && own.keyId && <Button onClick={() => void card()}>{t('actions.card')}</Button>}
        {mayRenew && own.keyId !== null && (
          <Button onClick={() => setDrawer('renew')}>{t('actions.renew')}</Button>
        )}
        {own.open &&
          shares.protection === 'sealed' &&
          shares.waiting.some(({ why }) => why === 'sign-in') && (
            <Button onClick={() => setDrawer('share')}>{t('actions.share')}</Button>
          )}
      </div>
      {drawer === 'renew' && <RenewKeyDrawer own={own} onClose={close} />}
      {drawer === 'share' && <ShareKeyDrawer own={own} onClose={close} />}
    </Panel>
  );
}
