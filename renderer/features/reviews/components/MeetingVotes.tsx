import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import OutlinedInput from '@mui/material/OutlinedInput';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import blocks from '../../../ui/blocks.module.css';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { confirm } from '../../../ui/feedback/confirm-store';
import { showToast } from '../../../ui/feedback/toast-store';
import { InlineNote } from '../../../ui/InlineNote';
import { Panel } from '../../../ui/Page';
import { SimpleTable } from '../../../ui/SimpleTable';
import { StandingMark } from '../../../ui/StandingMark';
import { ToneChip } from '../../../ui/StateChip';
import { useErrorText } from '../../../ui/use-error-text';
import { type Meeting, type MeetingExpert, meetingAsSaved, VOTES } from '../meeting-forms';
import styles from './meeting.module.css';

type Vote = MeetingExpert['vote'];

/** Presence and votes, kept with each press; the count beside what the rule asks for. The program decides nothing. */
export function MeetingVotes({ meeting, editable }: { meeting: Meeting; editable: boolean }) {
  const { t } = useTranslation('reviewMeeting');
  const api = useApi();
  const word = useCodeWord();
  const errorText = useErrorText();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const save = async (change: (expert: MeetingExpert) => Partial<MeetingExpert>, held = false) => {
    setBusy(true);
    setProblem(null);
    try {
      await api.reviewMeeting.save({
        ...meetingAsSaved(meeting),
        experts: meeting.experts.map((expert) => {
          const { id, attended, vote, voteNote } = { ...expert, ...change(expert) };
          return { id, attended, vote, voteNote };
        }),
        held,
      });
      if (held) showToast({ tone: 'met', text: t('votes.heldDone') });
    } catch (error) {
      setProblem(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  const of = (id: string, part: Partial<MeetingExpert>) => save((expert) => (expert.id === id ? part : {}));
  const hold = async () => {
    const answer = await confirm({
      title: t('votes.heldTitle'),
      body: t('votes.heldBody', { ...meeting.tally }),
      confirmLabel: t('votes.held'),
    });
    if (answer) await save(() => ({}), true);
  };
  // What was written at home is taken over by a press, never by itself, and never over what was noted.
  const asWritten = () =>
    save(({ returned, attended, ownVote }) =>
      returned && attended === null ? { attended: true, vote: ownVote } : {},
    );
  return (
    <Panel
      title={t('votes.title')}
      flush
      actions={
        editable && (
          <>
            {meeting.experts.some(({ attended, ownVote }) => attended === null && ownVote !== null) && (
              <Button disabled={busy} onClick={() => void asWritten()}>
                {t('votes.asWritten')}
              </Button>
            )}
            {meeting.state !== 'met' && (
              <Button
                variant="contained"
                disabled={busy || meeting.tally.present === 0}
                onClick={() => void hold()}
              >
                {t('votes.held')}
              </Button>
            )}
          </>
        )
      }
    >
      {problem && <InlineNote tone="late">{problem}</InlineNote>}
      <SimpleTable
        label={t('votes.title')}
        rows={meeting.experts}
        rowId={({ id }) => id}
        columns={[
          {
            key: 'name',
            label: t('field.name'),
            cell: (expert) => (
              <>
                {expert.name}
                {expert.role === 'chair' && (
                  <span className={blocks.small}> {word('codes.expertRole', 'chair')}</span>
                )}
                <div className={blocks.small}>
                  {[expert.employer, expert.title].filter(Boolean).join(' · ')}
                </div>
              </>
            ),
          },
          {
            key: 'own',
            label: t('field.ownVote'),
            cell: ({ ownVote, ownOpinion, returned }) =>
              ownVote === null ? (
                <span className={blocks.small}>{t(returned ? 'votes.hidden' : 'votes.notReturned')}</span>
              ) : (
                <>
                  {t(`vote.${ownVote}`)}
                  <div className={styles.note}>{ownOpinion}</div>
                </>
              ),
          },
          {
            key: 'attended',
            label: t('field.attended'),
            fixed: true,
            cell: (expert) => (
              <Checkbox
                size="small"
                checked={expert.attended === true}
                disabled={!editable || busy}
                slotProps={{ input: { 'aria-label': t('votes.attendedOf', { name: expert.name }) } }}
                onChange={(_event, attended) =>
                  void of(expert.id, { attended, ...(!attended && { vote: null, voteNote: null }) })
                }
              />
            ),
          },
          {
            key: 'vote',
            label: t('field.vote'),
            fixed: true,
            cell: (expert) => (
              <ToggleButtonGroup
                exclusive
                size="small"
                value={expert.vote}
                aria-label={t('votes.voteOf', { name: expert.name })}
                disabled={!editable || busy || expert.attended !== true}
                onChange={(_event, vote: Vote) => void of(expert.id, { vote })}
              >
                {VOTES.map((vote) => (
                  <ToggleButton key={vote} value={vote}>
                    {t(`vote.${vote}`)}
                  </ToggleButton>
                ))}
              </ToggleButtonGroup>
            ),
          },
          {
            key: 'voteNote',
            label: t('field.voteNote'),
            cell: (expert) =>
              (expert.vote === 'against' || expert.vote === 'abstain' || expert.voteNote !== null) && (
                <VoteNote
                  key={expert.voteNote}
                  expert={expert}
                  disabled={!editable || busy}
                  onKeep={(voteNote) => void of(expert.id, { voteNote })}
                />
              ),
          },
        ]}
      />
      <Tally meeting={meeting} />
    </Panel>
  );
}

interface VoteNoteProps {
  readonly expert: MeetingExpert;
  readonly disabled: boolean;
  onKeep(note: string | null): void;
}

/** Why somebody does not agree: kept when one leaves the box or presses Enter. */
function VoteNote({ expert, disabled, onKeep }: VoteNoteProps) {
  const { t } = useTranslation('reviewMeeting');
  const [text, setText] = useState(expert.voteNote ?? '');
  const keep = () => {
    const note = text.trim() || null;
    if (note !== expert.voteNote) onKeep(note);
  };
  return (
    <OutlinedInput
      className={styles.voteNote ?? ''}
      size="small"
      fullWidth
      value={text}
      disabled={disabled}
      onChange={(event) => setText(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        // Leaving the box keeps the note, once.
        if (event.key === 'Enter' && event.target instanceof HTMLElement) event.target.blur();
      }}
      slotProps={{ input: { 'aria-label': t('votes.noteOf', { name: expert.name }) } }}
    />
  );
}

function Tally({ meeting: { tally, rule } }: { meeting: Meeting }) {
  const { t } = useTranslation('reviewMeeting');
  return (
    <div className={styles.tally} role="status">
      <strong>{t('votes.tally', { ...tally })}</strong>
      {tally.present > 0 &&
        (tally.open > 0 ? (
          <ToneChip tone="open">{t('votes.open', { count: tally.open })}</ToneChip>
        ) : (
          <ToneChip tone={tally.reached ? 'met' : 'late'}>
            {t(tally.reached ? 'votes.reached' : 'votes.notReached')}
          </ToneChip>
        ))}
      <span className={blocks.small}>
        {tally.present > 0 && t('votes.rule', { needed: tally.needed })} {rule.source.title}{' '}
        {rule.source.article} <StandingMark mark={rule.mark} />
      </span>
    </div>
  );
}
