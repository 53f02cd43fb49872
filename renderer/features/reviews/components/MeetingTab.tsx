import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { usePermission } from '../../../app/use-system-state';
import blocks from '../../../ui/blocks.module.css';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { Panel } from '../../../ui/Page';
import type { Meeting } from '../meeting-forms';
import type { Review } from '../review-forms';
import { ConcludeDrawer, MeetingDrawer, SignDrawer } from './MeetingDrawers';
import { MeetingVotes } from './MeetingVotes';
import styles from './meeting.module.css';
import { NoteEditor } from './NoteEditor';
import { OpinionPanel } from './OpinionPanel';

type Open = 'fields' | 'conclude' | 'sign';

/** 会议: who is there and how they vote, what was said, the opinion, and the outcome that people come to. */
export function MeetingTab({ review }: { review: Review }) {
  const { t } = useTranslation('reviewMeeting');
  const [open, setOpen] = useState<Open | null>(null);
  const mayEdit = usePermission('edit');
  const mayDecide = usePermission('decide');
  const { data, error, refetch } = useQuery(ask(useApi(), 'reviewMeeting', 'get', { id: review.id }));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  if (data.experts.length === 0)
    return <EmptyState title={t('meeting.noExperts')} text={t('meeting.noExpertsText')} />;
  const close = () => setOpen(null);
  const canWrite = mayEdit && data.can.write;
  return (
    <>
      <Panel
        title={t(data.way === 'meeting' ? 'meeting.title' : 'meeting.letterTitle')}
        actions={
          mayEdit && data.can.hold && <Button onClick={() => setOpen('fields')}>{t('meeting.edit')}</Button>
        }
      >
        <MeetingFacts meeting={data} />
      </Panel>
      <MeetingVotes meeting={data} editable={mayEdit && data.can.hold} />
      <OpinionPanel key={data.opinion ?? ''} meeting={data} editable={canWrite} />
      <Panel title={t('note.title')}>
        <ItemNotes meeting={data} />
        <NoteEditor
          key={noteOf(data, '')}
          at={data}
          noteKey=""
          stored={noteOf(data, '')}
          editable={canWrite}
        />
      </Panel>
      <Panel
        title={t('outcome.title')}
        actions={
          mayDecide && (
            <>
              {data.can.conclude && (
                <Button
                  variant={data.outcome === null ? 'contained' : 'outlined'}
                  onClick={() => setOpen('conclude')}
                >
                  {t(data.outcome === null ? 'outcome.write' : 'outcome.correct')}
                </Button>
              )}
              {data.can.sign && (
                <Button variant="contained" onClick={() => setOpen('sign')}>
                  {t('sign.title')}
                </Button>
              )}
            </>
          )
        }
      >
        <OutcomeFacts meeting={data} />
      </Panel>
      {open === 'fields' && <MeetingDrawer meeting={data} onClose={close} />}
      {open === 'conclude' && <ConcludeDrawer meeting={data} onClose={close} />}
      {open === 'sign' && <SignDrawer meeting={data} onClose={close} />}
    </>
  );
}

/** What was noted about single items on the tab of disagreements. */
function ItemNotes({ meeting }: { meeting: Meeting }) {
  const notes = meeting.discussion.filter(({ key }) => key !== '');
  if (notes.length === 0) return null;
  return (
    <ul className={styles.sentences}>
      {notes.map(({ key, text }) => (
        <li key={key} className={styles.words}>
          <strong>{key}</strong> {text}
        </li>
      ))}
    </ul>
  );
}

const noteOf = ({ discussion }: Meeting, item: string): string =>
  discussion.find(({ key }) => key === item)?.text ?? '';

function MeetingFacts({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('reviewMeeting');
  const { meetingOn, meetingTime, place, host, head, headAttended, process } = meeting.fields;
  const attended = headAttended === null ? '' : t(headAttended ? 'meeting.present' : 'meeting.absent');
  const facts = [
    ['meetingOn', [meetingOn, meetingTime].filter(Boolean).join(' ')],
    ...(meeting.way === 'meeting' ? [['place', place ?? '']] : []),
    ['host', host ?? ''],
    ['head', [head, attended].filter(Boolean).join(' ')],
    ['process', process ?? ''],
  ] as const;
  return (
    <dl className={styles.facts}>
      {facts.map(([key, text]) => (
        <div key={key}>
          <dt>{t(`field.${key as 'host'}`)}</dt>
          <dd>{text || <span className={blocks.small}>{t('notNoted')}</span>}</dd>
        </div>
      ))}
    </dl>
  );
}

function OutcomeFacts({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation('reviewMeeting');
  const word = useCodeWord();
  if (meeting.outcome === null)
    return <p className={blocks.small}>{t(meeting.can.conclude ? 'outcome.open' : 'outcome.notYet')}</p>;
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{t('field.outcome')}</dt>
        <dd>
          <strong>{word('codes.reviewOutcome', meeting.outcome)}</strong>
        </dd>
      </div>
      <div>
        <dt>{t('field.outcomeOn')}</dt>
        <dd>{[meeting.outcomeOn, meeting.outcomeBy].filter(Boolean).join(' ')}</dd>
      </div>
      {meeting.outcomeNote && (
        <div>
          <dt>{t('field.outcomeNote')}</dt>
          <dd>{meeting.outcomeNote}</dd>
        </div>
      )}
      <div>
        <dt>{t('field.minutesSignedOn')}</dt>
        <dd>{meeting.minutesSignedOn ?? <span className={blocks.small}>{t('sign.notYet')}</span>}</dd>
      </div>
    </dl>
  );
}
