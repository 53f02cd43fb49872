import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { showToast } from '../../../ui/feedback/toast-store';
import { CheckField } from '../../../ui/form/ChoicesField';
import { CodeField } from '../../../ui/form/CodePicker';
import { EnterpriseField } from '../../../ui/form/EnterpriseField';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { NumberField } from '../../../ui/form/NumberField';
import { PhoneField } from '../../../ui/form/PhoneField';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { type Contact, contactForm, contactKinds, emptyContact } from '../contact-forms';

interface ContactDrawerProps {
  /** Absent: a new line. */
  readonly contact?: Contact | undefined;
  onClose(): void;
}

/** Registers or changes a line of the directory. A number shown hidden stays unless it is typed anew. */
export function ContactDrawer({ contact, onClose }: ContactDrawerProps) {
  const { t } = useTranslation('contacts');
  const { t: common } = useTranslation('common');
  const api = useApi();
  const zodForm = useZodForm(
    `contact-${contact?.id ?? 'new'}-${contact?.version ?? 0}`,
    contactForm,
    contact ? { ...contact.fields, shareable: contact.fields.shareable === true } : emptyContact,
  );
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t(contact ? 'directory.change' : 'directory.create')}
      subtitle={contact?.fields.organisation}
      saveLabel={common('save')}
      onClose={onClose}
      onSave={async (fields) => {
        await api.contacts.save({
          id: contact?.id ?? null,
          expectedVersion: contact?.version ?? null,
          fields,
        });
        showToast({ tone: 'met', text: t('saved', { name: fields.organisation }) });
        onClose();
      }}
    >
      <ContactFormFields />
    </FormDrawer>
  );
}

function ContactFormFields() {
  const { t } = useTranslation('contacts');
  const { t: codes } = useTranslation('codes');
  const { data } = useQuery(ask(useApi(), 'contacts', 'choices', {}));
  const towns = useQuery(ask(useApi(), 'lists', 'facet', { list: 'enterprises', column: 'town' }));
  const kinds = useMemo(
    () => contactKinds.map((value) => ({ value, label: codes(`contactKind.${value}`) })),
    [codes],
  );
  const fields = useMemo(
    () =>
      (data?.fields ?? []).map(({ code }) => ({
        value: code,
        label: codes(`contactField.${code}` as 'contactField.fire'),
      })),
    [data, codes],
  );
  const townOptions = useMemo(
    () =>
      (towns.data?.values ?? []).flatMap(({ value }) =>
        value === null || value === '' ? [] : [{ code: String(value), name: String(value), note: ' ' }],
      ),
    [towns.data],
  );
  useOfferField(data?.fields ?? []);
  return (
    <>
      <SelectField name="kind" label={t('field.kind')} choices={kinds} required />
      <SelectField name="field" label={t('field.field')} choices={fields} help={t('field.fieldHelp')} />
      <TextField name="organisation" label={t('field.organisation')} required wide />
      <TextField name="name" label={t('field.name')} />
      <TextField name="post" label={t('field.post')} />
      <PhoneField name="dutyPhone" label={t('field.dutyPhone')} help={t('field.dutyPhoneHelp')} />
      <PhoneField name="phone" label={t('field.phone')} />
      <PhoneField name="otherPhone" label={t('field.otherPhone')} />
      <TextField name="fax" label={t('field.fax')} />
      <TextField name="department" label={t('field.department')} />
      <NumberField name="callOrder" label={t('field.callOrder')} help={t('field.callOrderHelp')} required />
      <CodeField name="town" label={t('field.town')} options={townOptions} freeText />
      <EnterpriseField name="enterpriseId" label={t('field.enterprise')} />
      <CheckField name="shareable" label={t('field.shareable')} wide />
      <TextField name="remark" label={t('field.remark')} multiline wide />
    </>
  );
}

/** Fills the field that a typed name tells, as long as nobody chose one: 市气象局 is 气象. */
function useOfferField(known: readonly { readonly code: string; readonly words: readonly string[] }[]) {
  const { setValue, getValues } = useFormContext();
  const organisation: unknown = useWatch({ name: 'organisation' });
  const offered = useRef<string | null>(null);
  useEffect(() => {
    const text = typeof organisation === 'string' ? organisation : '';
    const current: unknown = getValues('field');
    if (current !== null && current !== offered.current) return;
    let best: { code: string; length: number } | null = null;
    for (const { code, words } of known)
      for (const word of words)
        if (text.includes(word) && word.length > (best?.length ?? 0)) best = { code, length: word.length };
    const next = best?.code ?? null;
    if (next === null || next === current) return;
    offered.current = next;
    setValue('field', next, { shouldDirty: true });
  }, [organisation, known, getValues, setValue]);
}
