import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { useSystemState } from '../../../app/use-system-state';
import { showToast } from '../../../ui/feedback/toast-store';
import { useErrorText } from '../../../ui/use-error-text';
import { useLawWord } from '../../../ui/use-law-word';
import { LetterPreview } from './CaseLetters';
import styles from './filing.module.css';

type Filing = Answer<'filing', 'get'>;

/** The letters of a case: what went out under which number, what the rules ask to send, whether it was delivered. */
export function CaseNotices({ filing }: { filing: Filing }) {
  const { t } = useTranslation('filing');
  const law = useLawWord();
  const { t: codes } = useTranslation('codes');
  const api = useApi();
  const errorText = useErrorText();
  const { today } = useSystemState();
  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      showToast({ tone: 'late', text: t('stepFailed'), detail: errorText(error) });
    }
  };
  const issue = (kind: 'copy' | 'deemed' | 'receipt', recipient: string | null, rule: string | null) =>
    attempt(async () => {
      const { number } = await api.filing.issueNotice({
        id: filing.id,
        expectedVersion: filing.version,
        onDate: today,
        kind,
        recipient,
        rule,
      });
      showToast({ tone: 'met', text: t('letter.issued', { number }) });
    });
  const filed = filing.state === 'filed' || filing.state === 'deemed-filed';
  const open = filing.ours && filed ? filing.copies.filter(({ sentOn }) => sentOn === null) : [];
  const due = open.filter(({ off }) => off === null);
  const left = open.filter(({ off }) => off !== null);
  const [printed, setPrinted] = useState<string | null>(null);
  const has = (kind: string) => filing.notices.some((notice) => notice.kind === kind);
  const mayReceipt = filing.ours && filing.state === 'checking' && !has('receipt');
  const mayDeemed = filing.ours && filing.state === 'deemed-filed' && !has('deemed');
  if (filing.notices.length === 0 && open.length === 0 && !mayReceipt && !mayDeemed) return null;
  return (
    <section>
      <h2 className={styles.sideTitle}>{t('letter.title')}</h2>
      <ul>
        {filing.notices.map((notice) => (
          <li key={notice.id} className={styles.letter}>
            <div>
              {codes(`noticeKind.${notice.kind}`)} {notice.number}
            </div>
            <div className={styles.muted}>
              {t('letter.sent', { date: notice.issuedOn, recipient: notice.recipient })}
            </div>
            {notice.kind === 'copy' && filed && (
              <Button size="small" variant="text" onClick={() => setPrinted(notice.id)}>
                {t('form.copy-letter')}
              </Button>
            )}
            {notice.deliveredOn ? (
              <div className={styles.muted}>{t('letter.delivered', { date: notice.deliveredOn })}</div>
            ) : (
              filing.ours && (
                <Button
                  size="small"
                  variant="text"
                  onClick={() =>
                    void attempt(() =>
                      api.filing.deliverNotice({
                        noticeId: notice.id,
                        expectedVersion: notice.version,
                        onDate: today,
                        how: null,
                      }),
                    )
                  }
                >
                  {t('letter.deliver')}
                </Button>
              )
            )}
          </li>
        ))}
        {due.map((copy) => (
          <li key={copy.rule} className={styles.letter}>
            <div>{t('letter.copyDue', { recipient: law(copy.recipient) })}</div>
            <div className={styles.muted}>{copy.article}</div>
            {copy.note && <div className={styles.muted}>{law(copy.note)}</div>}
            <Button size="small" variant="text" onClick={() => void issue('copy', copy.recipient, copy.rule)}>
              {t('letter.copy')}
            </Button>
          </li>
        ))}
        {left.map((copy) => (
          <li key={copy.rule} className={styles.letter}>
            <div className={styles.muted}>
              {t('letter.copyOff', { recipient: law(copy.recipient), reason: copy.off })}
            </div>
          </li>
        ))}
      </ul>
      {printed && (
        <LetterPreview
          caseId={filing.id}
          form="copy-letter"
          noticeId={printed}
          onClose={() => setPrinted(null)}
        />
      )}
      {mayReceipt && (
        <Button size="small" variant="text" onClick={() => void issue('receipt', null, null)}>
          {t('letter.receipt')}
        </Button>
      )}
      {mayDeemed && (
        <Button size="small" variant="text" onClick={() => void issue('deemed', null, null)}>
          {t('letter.deemed')}
        </Button>
      )}
    </section>
  );
}
