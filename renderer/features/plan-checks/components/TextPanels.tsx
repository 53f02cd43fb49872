import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../api/contract';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { StandingMark } from '../../../ui/StandingMark';
import { ToneChip } from '../../../ui/StateChip';
import { Place } from './Place';
import styles from './plan-checks.module.css';

type Check = Answer<'planChecks', 'forPlan'>['documents'][number];

/** Laws and standards that the text rests on and that no longer stand. */
export function LawsPanel({ check }: { check: Check }) {
  const { t } = useTranslation('planChecks');
  if (check.laws.length === 0) return null;
  return (
    <Panel flush title={t('laws.title')}>
      <SimpleTable
        label={t('laws.title')}
        rows={check.laws.map((law, at) => ({ ...law, at }))}
        rowId={(law) => String(law.at)}
        columns={[
          {
            key: 'law',
            label: t('laws.law'),
            cell: (law) => (
              <>
                {law.title} <span className={styles.muted}>{law.number}</span>{' '}
                <StandingMark mark={law.mark} />
                {law.note !== '' && <div className={styles.muted}>{law.note}</div>}
              </>
            ),
          },
          {
            key: 'fate',
            label: t('laws.fate'),
            cell: (law) => (
              <>
                {t(`laws.${law.kind}` as 'laws.repealed', { date: law.repealedOn })}
                <div>{t('laws.now', { law: law.replacedBy })}</div>
              </>
            ),
          },
          {
            key: 'quote',
            label: t('quote'),
            cell: (law) => (
              <Place sha256={check.sha256} offset={law.offset} page={law.page} text={law.quote} />
            ),
          },
        ]}
      />
    </Panel>
  );
}

/** Names of other enterprises, and the owner's own when it is missing. */
export function NamesPanel({ check }: { check: Check }) {
  const { t } = useTranslation('planChecks');
  if (!check.checked) return <InlineNote tone="open">{t('names.waiting')}</InlineNote>;
  if (check.names.length === 0 && !check.ownerAbsent) return null;
  return (
    <Panel flush title={t('names.title')}>
      {check.ownerAbsent && (
        <div className={styles.source}>
          <InlineNote tone="soon">{t('names.ownerAbsent')}</InlineNote>
        </div>
      )}
      {check.names.length > 0 && (
        <SimpleTable
          label={t('names.title')}
          rows={check.names.map((name, at) => ({ ...name, at }))}
          rowId={(name) => String(name.at)}
          columns={[
            { key: 'name', label: t('names.name'), cell: (name) => name.name },
            {
              key: 'where',
              label: t('names.where'),
              fixed: true,
              cell: (name) => t(name.offset === null ? 'names.inHeader' : 'names.inText'),
            },
            {
              key: 'quote',
              label: t('quote'),
              cell: (name) => (
                <Place sha256={check.sha256} offset={name.offset} page={name.page} text={name.quote} />
              ),
            },
          ]}
        />
      )}
    </Panel>
  );
}

/** Contacts and supplies of the annexes beside what the registers say; the differing ones first. */
export function AnnexPanel({ check }: { check: Check }) {
  const { t } = useTranslation('planChecks');
  if (check.annex.length === 0) return null;
  const rows = check.annex.map((row, at) => ({ ...row, at }));
  const differing = rows.filter((row) => row.drift !== null);
  // The registers keep no day on which a number was confirmed: neither side is known to be right.
  const phones = differing.some(({ drift }) => drift?.code === 'phone-differs');
  return (
    <Panel
      flush
      title={t('annex.title')}
      actions={
        <ToneChip quiet tone={differing.length === 0 ? 'met' : 'soon'}>
          {differing.length === 0
            ? t('annex.same')
            : t('annex.differing', { count: differing.length, total: rows.length })}
        </ToneChip>
      }
    >
      <div className={styles.source}>{t('annex.note')}</div>
      {phones && (
        <div className={styles.source}>
          <InlineNote tone="open">{t('annex.unconfirmed')}</InlineNote>
        </div>
      )}
      <SimpleTable
        label={t('annex.title')}
        rows={[...differing, ...rows.filter((row) => row.drift === null)]}
        rowId={(row) => String(row.at)}
        columns={[
          {
            key: 'name',
            label: t('annex.name'),
            cell: (row) => (
              <Place sha256={check.sha256} offset={row.offset} page={row.page} text={row.name} />
            ),
          },
          { key: 'about', label: t('annex.about'), cell: (row) => row.about },
          { key: 'value', label: t('annex.value'), cell: (row) => row.value },
          {
            key: 'drift',
            label: t('annex.registered'),
            cell: (row) =>
              row.drift && (
                <>
                  <ToneChip quiet tone="soon">
                    {t(`drift.${row.drift.code}` as 'drift.phone-differs')}
                  </ToneChip>{' '}
                  {row.drift.registered}
                </>
              ),
          },
        ]}
      />
    </Panel>
  );
}

/** Headings that no list asks for; they are no fault. */
export function ExtrasPanel({ check }: { check: Check }) {
  const { t } = useTranslation('planChecks');
  if (check.extras.length === 0) return null;
  return (
    <Panel title={t('extras.title')}>
      <p className={styles.muted}>{t('extras.note')}</p>
      <ul>
        {check.extras.map((extra) => (
          <li key={`${extra.offset}`}>
            <Place sha256={check.sha256} offset={extra.offset} page={extra.page} text={extra.heading} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
