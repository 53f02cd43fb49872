import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import blocks from '../../../ui/blocks.module.css';
import { showToast } from '../../../ui/feedback/toast-store';
import { LabelledInput } from '../../../ui/form/LabelledInput';
import { LoadingButton } from '../../../ui/LoadingButton';
import { useErrorText } from '../../../ui/use-error-text';
import { type Comment, DECISIONS, type Decision } from '../meeting-forms';
import styles from './meeting.module.css';

interface CommentDecisionProps {
  readonly reviewId: string;
  readonly comment: Comment;
  readonly editable: boolean;
}

/**
 * What becomes of one comment. To follow it takes one press; whoever does not follow it in full says why first. The same
 * press again takes a decision back.
 */
export function CommentDecision({ reviewId, comment, editable }: CommentDecisionProps) {
  const { t } = useTranslation('reviewMeeting');
  const api = useApi();
  const errorText = useErrorText();
  const stored = comment.disposition;
  const [chosen, setChosen] = useState<Decision | null>(stored?.decision ?? null);
  const [reason, setReason] = useState(stored?.reason ?? '');
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const save = async (decision: Decision | null) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await api.reviewMeeting.decide({
        reviewId,
        target: comment.target,
        targetId: comment.targetId,
        expectedVersion: stored?.version ?? null,
        decision,
        reason: decision === null ? null : reason.trim() || null,
        decidedBy: stored?.decidedBy ?? null,
      });
      showToast({ tone: 'met', text: t('decision.saved') });
    } catch (error) {
      setProblem(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  const press = (decision: Decision | null) => {
    setChosen(decision);
    if (decision === null || decision === 'accepted') void save(decision);
  };
  const asksWhy = chosen === 'partly' || chosen === 'rejected';
  const place = [comment.page === null ? '' : t('item.page', { page: comment.page }), comment.section].filter(
    Boolean,
  );
  return (
    <li className={styles.comment}>
      <div className={blocks.small}>
        {comment.name} {place.join(' ')}
      </div>
      {comment.quote !== '' && <blockquote className={styles.quote}>{comment.quote}</blockquote>}
      <p className={styles.words}>{comment.text}</p>
      <ToggleButtonGroup
        exclusive
        size="small"
        value={chosen}
        aria-label={t('decision.of', { name: comment.name })}
        disabled={!editable || busy}
        onChange={(_event, decision: Decision | null) => press(decision)}
      >
        {DECISIONS.map((decision) => (
          <ToggleButton key={decision} value={decision}>
            {t(`decision.${decision}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {(asksWhy || reason !== '' || problem) && (
        <div className={styles.why}>
          <LabelledInput
            label={t('decision.reason')}
            size="small"
            multiline
            required={asksWhy}
            value={reason}
            error={problem}
            disabled={!editable}
            onChange={(event) => setReason(event.target.value)}
          />
          {editable && asksWhy && (chosen !== stored?.decision || reason !== (stored?.reason ?? '')) && (
            <LoadingButton size="small" variant="contained" busy={busy} onClick={() => void save(chosen)}>
              {t('decision.save')}
            </LoadingButton>
          )}
        </div>
      )}
    </li>
  );
}
