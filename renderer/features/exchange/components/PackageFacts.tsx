import { useTranslation } from 'react-i18next';
import { FactList } from '../../../ui/RecordPage';
import { ToneChip } from '../../../ui/StateChip';
import { localMoment } from '../../../ui/Timeline';
import { useFileSize } from '../../../ui/use-file-size';
import { useNumberFormat } from '../../../ui/use-number-format';
import { usePeriodWord } from '../../../ui/use-period-word';
import { spaced } from '../fingerprint';
import type { PackageView } from '../types';
import styles from './exchange.module.css';

const toneBySigner = {
  known: 'met',
  self: 'met',
  'first-contact': 'soon',
  succeeded: 'soon',
  changed: 'late',
  revoked: 'late',
} as const;

/** Signers nobody has to ring up: the fingerprint of any other stands beside its name. */
const settled: ReadonlySet<string> = new Set(['known', 'self']);

/** Who sent what for which period, in which place of the sequence, and how sure the sender is. */
export function PackageFacts({ view, proven }: { view: PackageView; proven: boolean }) {
  const { t } = useTranslation('exchange');
  const { t: shell } = useTranslation('shell');
  const format = useNumberFormat();
  const fileSize = useFileSize();
  const period = usePeriodWord();
  const since = /^since:(\d+)$/.exec(view.base)?.[1];
  const rows = Object.values(view.counts).reduce((sum, count) => sum + count, 0);
  return (
    <FactList
      facts={[
        {
          label: t('facts.sender'),
          value: t('facts.senderText', {
            name: view.sender.name,
            level: shell(`level.${view.sender.level}` as 'level.county', { defaultValue: view.sender.level }),
          }),
        },
        { label: t('facts.recipient'), value: view.recipient.name },
        {
          label: t('facts.period'),
          value: view.period && period(view.period),
        },
        {
          label: t('facts.sequence'),
          value: t('facts.sequenceText', {
            sequence: view.sequence,
            base: since
              ? t('facts.since', { sequence: since })
              : t(view.base === 'full' ? 'facts.full' : 'facts.selection'),
          }),
        },
        { label: t('facts.createdAt'), value: localMoment(view.createdAt) },
        {
          label: t('facts.content'),
          value: t('facts.contentText', {
            count: rows,
            rows: format(rows),
            files: format(view.files),
            size: fileSize(view.size),
          }),
        },
        {
          label: t('facts.signer'),
          value: view.signer ? (
            <span className={styles.signer}>
              <ToneChip tone={toneBySigner[view.signer.known]}>{t(`signer.${view.signer.known}`)}</ToneChip>
              {view.signer.known === 'known' && (
                <span className={styles.muted}>
                  {t(view.signer.confirmed ? 'signer.confirmed' : 'signer.unconfirmed')}
                </span>
              )}
              {!settled.has(view.signer.known) && (
                <span className={styles.fingerprint}>{spaced(view.signer.keyId)}</span>
              )}
              {view.signer.sm2 && <span className={styles.muted}>{t('signer.sm2')}</span>}
            </span>
          ) : (
            <ToneChip tone="late">{t('signer.none')}</ToneChip>
          ),
        },
        ...(view.forwarded.length === 0
          ? []
          : [
              {
                label: t('facts.forwarded'),
                value: view.forwarded
                  .map(({ name, officeId, sequence }) =>
                    t('facts.forwardedText', { name: name ?? officeId, sequence }),
                  )
                  .join(t('separator')),
              },
            ]),
        {
          label: t('facts.password'),
          value: view.encrypted ? t('facts.encrypted') : t('facts.open'),
        },
        {
          label: t('facts.sha256'),
          value: (
            <span className={styles.hash}>
              {view.sha256}
              {proven && <span className={styles.muted}>{t('facts.proven')}</span>}
            </span>
          ),
          wide: true,
        },
      ]}
    />
  );
}
