import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer } from '../../../api/contract';
import { ConflictNote } from '../../../ui/ConflictNote';
import { showToast } from '../../../ui/feedback/toast-store';
import { DateField } from '../../../ui/form/DateField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { InlineNote } from '../../../ui/InlineNote';
import { type CorrectEntry, correctForm } from '../filing-forms';
import { useCaseConflict } from '../hooks/use-case-conflict';

type Filing = Answer<'filing', 'get'>;

const days = ['submittedOn', 'receivedOn', 'returnedOn', 'decidedOn', 'certificateOn'] as const;

/** Days that a case has, or that its ledger left open. */
function daysOf(filing: Filing): readonly (typeof days)[number][] {
  const decided = filing.decidedOn !== null;
  return days.filter(
    (day) =>
      // The law set the day of a deemed filing; it follows from the receipt.
      !(day === 'decidedOn' && filing.state === 'deemed-filed') &&
      (filing[day] !== null || (decided && (day === 'submittedOn' || day === 'receivedOn'))),
  );
}

/** 更正: days and facts put right, each with what stood there before, and why. */
export function CorrectDrawer({ filing, onClose }: { filing: Filing; onClose(): void }) {
  const { t } = useTranslation('filing');
  const api = useApi();
  const { conflict, by } = useCaseConflict(filing);
  const stored: CorrectEntry = {
    submittedOn: filing.submittedOn,
    receivedOn: filing.receivedOn,
    returnedOn: filing.returnedOn,
    decidedOn: filing.decidedOn,
    certificateOn: filing.certificateOn,
    contact: filing.contact,
    contactPhone: filing.contactPhone,
    archiveNo: filing.archiveNo,
    remark: filing.remark,
    reason: '',
  };
  const zodForm = useZodForm(`correct-${filing.id}`, correctForm, stored);
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t('action.correct')}
      subtitle={filing.enterprise.name}
      saveLabel={t('action.correct')}
      onClose={onClose}
      onSave={async ({ reason, ...entered }) => {
        const fields = Object.fromEntries(
          Object.entries(entered).filter(([field, value]) => value !== stored[field as keyof CorrectEntry]),
        );
        await conflict.guarded((expectedVersion) =>
          api.filing.correct({ id: filing.id, expectedVersion, reason, fields }),
        );
        showToast({ tone: 'met', text: t('correct.done') });
        onClose();
      }}
    >
      <ConflictNote conflict={conflict} by={by} />
      <InlineNote tone="open">{t('correct.note')}</InlineNote>
      {daysOf(filing).map((day) => (
        <DateField key={day} name={day} label={t(`field.${day}`)} wide />
      ))}
      {filing.filingNo !== null && <TextField name="archiveNo" label={t('field.archiveNo')} wide />}
      <TextField name="contact" label={t('field.contact')} wide />
      <TextField name="contactPhone" label={t('field.contactPhone')} wide />
      <TextField name="remark" label={t('field.remark')} multiline wide />
      <TextField name="reason" label={t('correct.reason')} multiline required wide />
    </FormDrawer>
  );
}
