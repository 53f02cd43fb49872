import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { formatFilingNumber } from '../../../../electron/contract/input';
import { settingSchemas } from '../../../../electron/contract/settings';
import { useSystemState } from '../../../app/use-system-state';
import { TextField } from '../../../ui/form/TextField';

/** The pattern of filing numbers with the number it would write. */
export function NumberTemplateField({ disabled }: { disabled: boolean }) {
  const { t } = useTranslation('system');
  const { office, today } = useSystemState();
  const typed = useWatch({ name: 'numberTemplate' }) as string | null;
  const template = settingSchemas['filing.numberTemplate'].safeParse(typed);
  const example = template.success
    ? formatFilingNumber(template.data, {
        region6: office?.regionCode ?? '',
        year: Number(today.slice(0, 4)),
        seq: 12,
      })
    : null;
  return (
    <TextField
      name="numberTemplate"
      label={t('settings.numberTemplate')}
      help={
        example === null ? t('settings.numberTemplateHelp') : t('settings.numberTemplateExample', { example })
      }
      required
      wide
      disabled={disabled}
    />
  );
}
