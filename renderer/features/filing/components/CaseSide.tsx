import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../api/contract';
import { useGo } from '../../../app/use-go';
import { Clock } from '../../../ui/Clock';
import { FactList } from '../../../ui/RecordPage';
import { CaseLetters } from './CaseLetters';
import { CaseNotices } from './CaseNotices';
import type { FilingForm } from './FormPreview';
import styles from './filing.module.css';
import { PaperSet } from './PaperSet';
import { WritePackageDrawer } from './WritePackageDrawer';

type Filing = Answer<'filing', 'get'>;

/** Forms that make sense in the state the case is in. */
function formsOf(filing: Filing): readonly FilingForm[] {
  const decided = filing.state === 'filed' || filing.state === 'deemed-filed';
  return [
    ...(decided && filing.filingNo ? (['certificate'] as const) : []),
    ...(filing.receivedOn ? (['receipt'] as const) : []),
    ...(filing.returnedOn ? (['supplement-notice'] as const) : []),
    'application',
  ];
}

/** Kept in sight: the unit's own clocks, the dates, the forms. */
export function CaseSide({ filing, onForm }: { filing: Filing; onForm(form: FilingForm): void }) {
  const { t } = useTranslation('filing');
  const { t: codes } = useTranslation('codes');
  const go = useGo();
  const { previousCase } = filing;
  const [writing, setWriting] = useState(false);
  const answerable = filing.ours && ['returned', 'filed', 'deemed-filed', 'void'].includes(filing.state);
  return (
    <div className={styles.side}>
      <section>
        <h2 className={styles.sideTitle}>{t('side.forms')}</h2>
        <div className={styles.sideForms}>
          {formsOf(filing).map((form) => (
            <Button key={form} variant="text" size="small" onClick={() => onForm(form)}>
              {t(`form.${form}`)}
            </Button>
          ))}
          <CaseLetters filing={filing} />
          <PaperSet caseId={filing.id} />
          {answerable && (
            <Button variant="text" size="small" onClick={() => setWriting(true)}>
              {t('side.answer')}
            </Button>
          )}
        </div>
      </section>
      {writing && <WritePackageDrawer id={filing.id} offices={null} onClose={() => setWriting(false)} />}
      <section>
        <h2 className={styles.sideTitle}>{t('side.dates')}</h2>
        <FactList
          facts={[
            { label: t('field.submittedOn'), value: filing.submittedOn },
            { label: t('field.receivedOn'), value: filing.receivedOn },
            ...(filing.returnedOn ? [{ label: t('field.returnedOn'), value: filing.returnedOn }] : []),
            ...(filing.decidedOn ? [{ label: t('field.decidedOn'), value: filing.decidedOn }] : []),
            ...(filing.decidedOn && filing.state !== 'void'
              ? [{ label: t('field.certificateOn'), value: filing.certificateOn ?? t('handOut.notYet') }]
              : []),
            ...(filing.archiveNo ? [{ label: t('field.archiveNo'), value: filing.archiveNo }] : []),
            ...(filing.endKind
              ? [{ label: t('field.endKind'), value: codes(`filingEnd.${filing.endKind}`) }]
              : []),
            ...(filing.transferredTo
              ? [{ label: t('field.transferredTo'), value: filing.transferredTo }]
              : []),
            ...(filing.voidReason ? [{ label: t('void.reason'), value: filing.voidReason }] : []),
            { label: t('field.channel'), value: codes(`filingChannel.${filing.channel ?? 'ledger'}`) },
            { label: t('field.contact'), value: filing.contact },
            { label: t('field.contactPhone'), value: filing.contactPhone },
            { label: t('field.handler'), value: filing.handler },
          ]}
        />
      </section>
      {filing.enterpriseClocks.length > 0 && (
        <section>
          <h2 className={styles.sideTitle}>{t('side.clocks')}</h2>
          {filing.enterpriseClocks.map((clock) => (
            <div key={clock.planTitle} className={styles.clockOf}>
              <div className={styles.muted}>{clock.planTitle}</div>
              <Clock clock={clock} />
            </div>
          ))}
        </section>
      )}
      <CaseNotices filing={filing} />
      {filing.laterCases.map((later) => (
        <button
          key={later.id}
          type="button"
          className={styles.link}
          onClick={() => go(`/filing/${later.id}`)}
        >
          {t('side.later', { number: later.filingNo ?? t('noNumber') })}
        </button>
      ))}
      {previousCase && (
        <button type="button" className={styles.link} onClick={() => go(`/filing/${previousCase.id}`)}>
          {t('side.previous', { number: previousCase.filingNo ?? t('noNumber') })}
        </button>
      )}
      {filing.remark && <p className={styles.muted}>{filing.remark}</p>}
    </div>
  );
}
