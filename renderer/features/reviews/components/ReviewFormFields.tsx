import { useEffect, useRef } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useGo } from '../../../app/use-go';
import blocks from '../../../ui/blocks.module.css';
import { ChoicesField } from '../../../ui/form/ChoicesField';
import { DateField } from '../../../ui/form/DateField';
import { FormSection } from '../../../ui/form/Form';
import { NumberField } from '../../../ui/form/NumberField';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { InlineNote } from '../../../ui/InlineNote';
import { useChoices } from '../../../ui/use-choices';
import { type ReviewEntry, type ReviewStart, usualOf } from '../review-forms';

/** What is decided about a review; the tables follow the set that is chosen. */
export function ReviewFormFields({ start, isNew = true }: { start: ReviewStart; isNew?: boolean }) {
  const { t } = useTranslation('reviews');
  const go = useGo();
  const { setValue } = useFormContext<ReviewEntry>();
  const [setId, way, kind] = useWatch<ReviewEntry, ['checklistSet', 'way', 'kind']>({
    name: ['checklistSet', 'way', 'kind'],
  });
  const chosen = useRef(setId);
  useEffect(() => {
    if (chosen.current === setId) return;
    chosen.current = setId;
    setValue('tables', usualOf(start, setId), { shouldDirty: true });
  }, [setId, start, setValue]);
  const set = start.sets.find(({ id }) => id === setId);
  const { subject, minimumExperts } = start;
  return (
    <>
      <FormSection title={t('section.subject')}>
        <TextField name="title" label={t('field.title')} required wide />
        {isNew && start.versions.length > 1 && (
          <p>
            {t('new.version', { version: subject.versionLabel })}{' '}
            {start.versions
              .filter(({ id }) => id !== subject.versionId)
              .map(({ id, label }) => (
                <button
                  key={id}
                  type="button"
                  className={blocks.link}
                  onClick={() => go(`/reviews/new?version=${id}`)}
                >
                  {t('new.otherVersion', { version: label })}
                </button>
              ))}
          </p>
        )}
        <SelectField name="kind" label={t('field.kind')} required choices={useChoices('reviewKind')} />
        <SelectField name="way" label={t('field.way')} required choices={useChoices('reviewHeld')} />
        {start.mustReview && kind === 'verification' && (
          <InlineNote tone="soon">{t('new.mustReview')}</InlineNote>
        )}
        {isNew && start.failedReviewId !== null && <InlineNote tone="open">{t('new.repeats')}</InlineNote>}
      </FormSection>
      <FormSection title={t('section.tables')}>
        <SelectField
          name="checklistSet"
          label={t('field.checklistSet')}
          required
          choices={start.sets.map(({ id, title }) => ({ value: id, label: title }))}
        />
        <NumberField
          name="minimumExperts"
          label={t('field.minimumExperts')}
          unit={t('unit.people')}
          help={t('help.minimumExperts', { mark: minimumExperts.mark })}
          required
        />
        <ChoicesField
          name="tables"
          label={t('field.tables')}
          required
          choices={(set?.tables ?? []).map(({ id, title, items }) => ({
            value: id,
            label: t('field.tableItems', { title, count: items }),
          }))}
        />
      </FormSection>
      <FormSection title={t('section.days')}>
        <DateField name="deadline" label={t('field.deadline')} />
        {way === 'meeting' && (
          <>
            <DateField name="meetingOn" label={t('field.meetingOn')} />
            <TextField name="meetingTime" label={t('field.meetingTime')} />
            <TextField name="place" label={t('field.place')} />
          </>
        )}
        <TextField name="host" label={t('field.host')} />
        <TextField name="head" label={t('field.head')} help={t('help.head')} />
        <TextField name="remark" label={t('field.remark')} multiline wide />
      </FormSection>
    </>
  );
}
