import Button from '@mui/material/Button';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useApi } from '../../../api/context';
import { usePermission } from '../../../app/use-system-state';
import { showToast } from '../../../ui/feedback/toast-store';
import { CodeField } from '../../../ui/form/CodePicker';
import { phoneField } from '../../../ui/form/checks';
import { FormDrawer } from '../../../ui/form/FormDrawer';
import { PhoneField } from '../../../ui/form/PhoneField';
import { SelectField } from '../../../ui/form/SelectField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { FactList } from '../../../ui/RecordPage';
import { useErrorText } from '../../../ui/use-error-text';
import { type OpenShift, type Roster, shiftKinds, shiftRoles } from '../types';

const sitterForm = z.object({
  shift: z.enum(shiftKinds),
  role: z.enum(shiftRoles),
  contactId: z.string().nullable(),
  name: z.string().trim().max(200).nullable(),
  phone: phoneField.nullable(),
  remark: z.string().trim().max(200).nullable(),
});

interface ShiftDrawerProps {
  readonly roster: Roster;
  readonly open: OpenShift;
  onClose(): void;
}

/** Puts somebody on a shift, or lets somebody stand in for whoever sits there. */
export function ShiftDrawer({ roster, open, onClose }: ShiftDrawerProps) {
  const { t } = useTranslation('watch');
  const api = useApi();
  const errorText = useErrorText();
  const mayEdit = usePermission('edit');
  const { day, shift } = open;
  const zodForm = useZodForm(`shift-${shift?.id ?? day}-${shift?.version ?? 0}`, sitterForm, {
    shift: shift?.shift ?? roster.rota.shifts[0] ?? 'whole',
    role: shift?.role ?? 'member',
    ...{ contactId: null, name: null, phone: null, remark: null },
  });
  const people = useMemo(
    () =>
      roster.candidates.map(({ id, name, post, organisation }) => ({
        ...{ code: id, name, note: post ?? organisation },
      })),
    [roster.candidates],
  );
  const remove = async () => {
    if (!shift) return;
    try {
      await api.watch.remove({ id: shift.id, expectedVersion: shift.version });
      showToast({ tone: 'met', text: t('shiftDrawer.removed', { name: shift.name, day }) });
      onClose();
    } catch (error) {
      showToast({ tone: 'late', text: t('move.failed'), detail: errorText(error) });
    }
  };
  const place = (kind: 'shift' | 'role', keys: readonly string[]) =>
    keys.map((value) => ({ value, label: t(`${kind}.${value}` as 'shift.day') }));
  return (
    <FormDrawer
      zodForm={zodForm}
      title={t(shift ? 'shiftDrawer.standIn' : 'shiftDrawer.add')}
      subtitle={day}
      saveLabel={t(shift ? 'shiftDrawer.standInSave' : 'shiftDrawer.addSave')}
      onClose={onClose}
      onSave={async ({ shift: kind, role, contactId, name, phone, remark }) => {
        const person = { contactId, name, phone, remark };
        if (shift) await api.watch.standIn({ ...person, id: shift.id, expectedVersion: shift.version });
        else await api.watch.add({ ...person, day, shift: kind, role });
        showToast({ tone: 'met', text: t('shiftDrawer.saved', { day }) });
        onClose();
      }}
    >
      {shift ? (
        <FactList
          facts={[
            { label: t('shiftDrawer.who'), value: shift.name },
            {
              label: t('shiftDrawer.place'),
              value: `${t(`role.${shift.role}`)} · ${t(`shift.${shift.shift}`)}`,
            },
            { label: t('shiftDrawer.phone'), value: shift.phone ?? t('none') },
            { label: t('shiftDrawer.insteadOf'), value: shift.insteadOf ?? t('none') },
          ]}
        />
      ) : (
        <>
          <SelectField
            name="shift"
            label={t('shiftDrawer.shift')}
            choices={place('shift', shiftKinds)}
            required
          />
          <SelectField
            name="role"
            label={t('shiftDrawer.role')}
            choices={place('role', shiftRoles)}
            required
          />
        </>
      )}
      <CodeField
        name="contactId"
        label={t(shift ? 'shiftDrawer.by' : 'shiftDrawer.who')}
        options={people}
        help={t('shiftDrawer.fromDirectory')}
        wide
      />
      <TextField name="name" label={t('shiftDrawer.name')} help={t('shiftDrawer.nameHelp')} />
      <PhoneField name="phone" label={t('shiftDrawer.phone')} />
      <TextField name="remark" label={t('shiftDrawer.remark')} wide />
      {shift && mayEdit && (
        <Button color="error" onClick={() => void remove()}>
          {t('shiftDrawer.remove')}
        </Button>
      )}
    </FormDrawer>
  );
}
