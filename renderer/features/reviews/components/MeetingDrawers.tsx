import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { useSystemState } from '../../../app/use-system-state';
import { showToast } from '../../../ui/feedback/toast-store';
import { DateField } from '../../../ui/form/DateField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { InlineNote } from '../../../ui/InlineNote';
import { useChoices } from '../../../ui/use-choices';
import { useProblemText } from '../../../ui/use-error-text';
import {
  concludeForm,
  type Meeting,
  meetingAsSaved,
  meetingForm,
  type Outcome,
  signForm,
} from '../meeting-forms';
import styles from './meeting.module.css';

interface DrawerProps {
  readonly meeting: Meeting;
  onClose(): void;
}

/** When, where, who led it, whether the head of the unit was there, and how it went. */
export function MeetingDrawer({ meeting, onClose }: DrawerProps) {
  const { t } = useTranslation('reviewMeeting');
  const api = useApi();
  const { headAttended, ...fields } = meeting.fields;
  const zodForm = useZodForm(`review-meeting-${meeting.id}-${meeting.version}`, meetingForm, {
    ...fields,
    headAttended: headAttended === null ? null : headAttended ? ('yes' as const) : ('no' as const),
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('meeting.edit')}
      saveLabel={t('save')}
      onClose={onClose}
      onSave={async ({ headAttended: attended, ...entry }) => {
        await api.reviewMeeting.save({
          ...meetingAsSaved(meeting),
          fields: { ...entry, headAttended: attended === null ? null : attended === 'yes' },
        });
        showToast({ tone: 'met', text: t('meeting.saved') });
        onClose();
      }}
    >
      <DateField
        name="meetingOn"
        label={t('field.meetingOn')}
        {...(meeting.way === 'letter' && { help: t('meeting.letterDay') })}
      />
      {meeting.way === 'meeting' && (
        <>
          <TextField name="meetingTime" label={t('field.meetingTime')} />
          <TextField name="place" label={t('field.place')} wide />
        </>
      )}
      <TextField name="host" label={t('field.host')} />
      <TextField name="head" label={t('field.head')} />
      <SelectField
        name="headAttended"
        label={t('field.headAttended')}
        choices={[
          { value: 'yes', label: t('meeting.present') },
          { value: 'no', label: t('meeting.absent') },
        ]}
      />
      <TextField name="process" label={t('field.process')} multiline wide />
    </FormDrawer>
  );
}

/** The outcome that people have come to, beside what the vote and the law say of it. */
export function ConcludeDrawer({ meeting, onClose }: DrawerProps) {
  const { t } = useTranslation('reviewMeeting');
  const api = useApi();
  const { today } = useSystemState();
  const zodForm = useZodForm(`review-outcome-${meeting.id}-${meeting.version}`, concludeForm, {
    outcome: meeting.outcome ?? ('' as Outcome),
    onDate: meeting.outcomeOn ?? meeting.fields.meetingOn ?? today,
    by: meeting.outcomeBy ?? meeting.experts.find(({ role }) => role === 'chair')?.name ?? '',
    note: meeting.outcomeNote,
  });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t(meeting.outcome === null ? 'outcome.write' : 'outcome.correct')}
      subtitle={t('outcome.people')}
      saveLabel={t('outcome.save')}
      onClose={onClose}
      onSave={async (entry) => {
        await api.reviewMeeting.conclude({ id: meeting.id, expectedVersion: meeting.version, ...entry });
        showToast({ tone: 'met', text: t('outcome.saved') });
        onClose();
      }}
    >
      <SelectField name="outcome" label={t('field.outcome')} required choices={useChoices('reviewOutcome')} />
      <OutcomeFindings meeting={meeting} />
      <DateField name="onDate" label={t('field.onDate')} required />
      <TextField name="by" label={t('field.by')} required />
      <TextField name="note" label={t('field.outcomeNote')} help={t('outcome.noteHelp')} multiline wide />
    </FormDrawer>
  );
}

/** What stands against the chosen outcome, and what is to be said about it. */
function OutcomeFindings({ meeting }: { meeting: Meeting }) {
  const problemText = useProblemText();
  const outcome = useWatch({ name: 'outcome' }) as Outcome | '';
  const findings = meeting.findings.find((one) => one.outcome === outcome)?.findings ?? [];
  return (
    <div className={styles.findings}>
      {findings.map((finding) => (
        <InlineNote key={finding.code} tone={finding.level === 'block' ? 'late' : 'soon'}>
          {problemText(finding)}
        </InlineNote>
      ))}
    </div>
  );
}

/** The day on which the chair signed the minutes. */
export function SignDrawer({ meeting, onClose }: DrawerProps) {
  const { t } = useTranslation('reviewMeeting');
  const api = useApi();
  const { today } = useSystemState();
  const zodForm = useZodForm(`review-sign-${meeting.id}`, signForm, { signedOn: today });
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('sign.title')}
      subtitle={t('sign.text')}
      saveLabel={t('save')}
      onClose={onClose}
      onSave={async ({ signedOn }) => {
        await api.reviewMeeting.signMinutes({
          id: meeting.id,
          expectedVersion: meeting.version,
          signedOn,
        });
        showToast({ tone: 'met', text: t('sign.saved') });
        onClose();
      }}
    >
      <DateField name="signedOn" label={t('field.minutesSignedOn')} required wide />
    </FormDrawer>
  );
}
