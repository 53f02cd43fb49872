import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { formatFilingNumber } from '../../../../electron/contract/input';
import { settingSchemas } from '../../../../electron/contract/settings';
import { useSystemState } from '../../../app/use-system-state';
import { TextField } from '../../../ui/form/TextField';

interface NumberTemplateFieldProps {
  readonly name: string;
  readonly label: string;
  /** Used while the field is empty; without it the field must be filled in. */
  readonly usual?: string;
  readonly disabled: boolean;
}

/** The pattern of numbers of one kind with the number it would write. */
export function NumberTemplateField({ name, label, usual, disabled }: NumberTemplateFieldProps) {
  const { t } = useTranslation('system');
  const { office, today } = useSystemState();
  const typed = useWatch({ name }) as string | null;
  const isUsual = usual !== undefined && (typed ?? '').trim() === '';
  const template = settingSchemas['filing.numberTemplate'].safeParse(isUsual ? usual : typed);
  const example = template.success
    ? formatFilingNumber(template.data, {
        region6: office?.regionCode ?? '',
        year: Number(today.slice(0, 4)),
        seq: 12,
      })
    : null;
  return (
    <TextField
      name={name}
      label={label}
      help={
        example === null
          ? t('settings.numberTemplateHelp')
          : t(isUsual ? 'settings.usualTemplateExample' : 'settings.numberTemplateExample', { example })
      }
      required={usual === undefined}
      wide
      disabled={disabled}
    />
  );
}
