import Button from '@mui/material/Button';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useTranslation } from 'react-i18next';
import { confirm } from '../../../ui/feedback/confirm-store';
import { Panel } from '../../../ui/Page';
import { useLawWord } from '../../../ui/use-law-word';
import type { Report } from '../evaluation-forms';
import type { ReportParts } from '../hooks/use-report-parts';
import styles from './evaluation.module.css';

interface ReportPartProps {
  readonly section: Report['sections'][number];
  /** A sentence to begin with; '' where none is proposed. */
  readonly offer: string;
  readonly editable: boolean;
  readonly parts: ReportParts;
}

/** One part of a report: the draft, or what somebody made of it. */
export function ReportPart({ section, offer, editable, parts }: ReportPartProps) {
  const { t } = useTranslation('drillEvaluation');
  const law = useLawWord();
  const { key, text: kept, edited } = section;
  const text = parts.typed(key) ?? kept;
  const worded = edited || parts.typed(key) !== undefined;
  const redraft = async () => {
    const answer = await confirm({
      title: t('report.redraft'),
      body: t('report.redraftBody'),
      confirmLabel: t('report.redraft'),
    });
    if (answer) await parts.redraft(key);
  };
  // The conclusion is nobody's but the evaluators'.
  const drafted = key !== 'conclusion';
  const stateWord = drafted ? (worded ? 'report.edited' : 'report.drafted') : 'report.conclusionHelp';
  return (
    <Panel
      title={law(section.title)}
      actions={
        editable && (
          <>
            <span className={styles.state}>{t(stateWord)}</span>
            {worded && drafted && (
              <Button size="small" variant="text" onClick={() => void redraft()}>
                {t('report.redraft')}
              </Button>
            )}
          </>
        )
      }
    >
      {editable ? (
        <OutlinedInput
          fullWidth
          multiline
          minRows={drafted ? 3 : 2}
          maxRows={16}
          value={text}
          onChange={({ target }) => parts.type(key, target.value)}
          onBlur={() => void parts.flush()}
          slotProps={{ input: { 'aria-label': law(section.title) } }}
        />
      ) : (
        <p className={styles.words}>{text}</p>
      )}
      {editable && offer !== '' && text.trim() === '' && (
        <div className={styles.offer}>
          <span>{t('report.offered', { text: offer })}</span>
          <Button
            size="small"
            onClick={() => {
              parts.type(key, offer);
              void parts.flush();
            }}
          >
            {t('report.offer')}
          </Button>
        </div>
      )}
    </Panel>
  );
}
