import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { DEFAULT_NOTICE_TEMPLATES, NOTICE_KINDS } from '../../../../electron/contract/input';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { usePermission } from '../../../app/use-system-state';
import { ErrorState } from '../../../ui/ErrorState';
import { showToast } from '../../../ui/feedback/toast-store';
import { Form, FormSection } from '../../../ui/form/Form';
import { NumberField } from '../../../ui/form/NumberField';
import { TextField } from '../../../ui/form/TextField';
import { useZodForm } from '../../../ui/form/use-zod-form';
import { AppearanceFields } from '../components/AppearanceFields';
import { NumberTemplateField } from '../components/NumberTemplateField';
import { SystemPage } from '../components/SystemPage';
import { useChangeSettings } from '../hooks/use-change-settings';
import {
  localMaterialsOf,
  noticeTemplatesOf,
  officeSettings,
  officeSettingsForm,
  settingOf,
} from '../office-settings';

/** 设置: how this PC shows the program, and the conventions of the office. */
export function SettingsPage() {
  const { data, error, refetch } = useQuery(ask(useApi(), 'system', 'settings', {}));
  return (
    <SystemPage content="fill">
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && <SettingsForm key={JSON.stringify(officeSettings(data.values))} values={data.values} />}
    </SystemPage>
  );
}

function SettingsForm({ values }: { values: Readonly<Record<string, unknown>> }) {
  const { t } = useTranslation('system');
  const { t: common } = useTranslation('common');
  const { t: codes } = useTranslation('codes');
  const mayChange = usePermission('administer');
  const change = useChangeSettings();
  const stored = officeSettings(values);
  const zodForm = useZodForm('office-settings', officeSettingsForm, stored);
  return (
    <Form
      zodForm={zodForm}
      saveLabel={common('save')}
      onCancel={zodForm.discard}
      onSave={async (next) => {
        const materials = settingOf(values, 'filing.localMaterials');
        await change({
          ...(next.dueSoonDays !== stored.dueSoonDays && { 'rules.dueSoonDays': next.dueSoonDays }),
          ...(next.confirmDays !== stored.confirmDays && { 'contacts.confirmDays': next.confirmDays }),
          ...(next.numberTemplate !== stored.numberTemplate && {
            'filing.numberTemplate': next.numberTemplate,
          }),
          ...(JSON.stringify(next.noticeTemplates) !== JSON.stringify(stored.noticeTemplates) && {
            'filing.noticeTemplates': noticeTemplatesOf(next.noticeTemplates),
          }),
          ...(next.localMaterials !== stored.localMaterials && {
            'filing.localMaterials': localMaterialsOf(next.localMaterials, materials),
          }),
        });
        showToast({
          tone: 'met',
          text: t('settings.saved'),
          ...(next.dueSoonDays !== stored.dueSoonDays && { detail: t('settings.recomputed') }),
        });
      }}
    >
      <AppearanceFields />
      <FormSection title={t('settings.deadlines')} note={t('settings.officeNote')}>
        <NumberField
          name="dueSoonDays"
          label={t('settings.dueSoonDays')}
          help={t('settings.dueSoonHelp')}
          unit={t('settings.days')}
          required
          disabled={!mayChange}
        />
        <NumberField
          name="confirmDays"
          label={t('settings.confirmDays')}
          help={t('settings.confirmDaysHelp')}
          unit={t('settings.days')}
          required
          disabled={!mayChange}
        />
      </FormSection>
      <FormSection
        title={t('settings.filing')}
        note={mayChange ? undefined : t('settings.administratorOnly')}
      >
        <NumberTemplateField
          name="numberTemplate"
          label={t('settings.numberTemplate')}
          disabled={!mayChange}
        />
        {NOTICE_KINDS.map((kind) => (
          <NumberTemplateField
            key={kind}
            name={`noticeTemplates.${kind}`}
            label={t('settings.noticeTemplate', { kind: codes(`noticeKind.${kind}`) })}
            usual={DEFAULT_NOTICE_TEMPLATES[kind]}
            disabled={!mayChange}
          />
        ))}
        <TextField
          name="localMaterials"
          label={t('settings.localMaterials')}
          help={t('settings.localMaterialsHelp')}
          multiline
          wide
          disabled={!mayChange}
        />
      </FormSection>
    </Form>
  );
}
