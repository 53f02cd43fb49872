import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useTranslation } from 'react-i18next';
import { changeLanguage, languages } from '../../../app/i18n';
import { FormSection } from '../../../ui/form/Form';
import { usePreference } from '../../../ui/preferences';
import { Setting } from './Setting';

const themes = ['system', 'light', 'dark'] as const;

/** Theme and language of this PC; they change at once and are no part of the database. */
export function AppearanceFields() {
  const { t } = useTranslation('system');
  const [theme, setTheme] = usePreference('theme');
  const [language, setLanguage] = usePreference('language');
  return (
    <FormSection title={t('settings.appearance')} note={t('settings.appearanceNote')}>
      <Setting label={t('settings.theme')}>
        <ToggleButtonGroup
          exclusive
          value={theme}
          aria-label={t('settings.theme')}
          onChange={(_event, value: (typeof themes)[number] | null) => value && setTheme(value)}
        >
          {themes.map((one) => (
            <ToggleButton key={one} value={one}>
              {t(`settings.themes.${one}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </Setting>
      <Setting label={t('settings.language')}>
        <ToggleButtonGroup
          exclusive
          value={language}
          aria-label={t('settings.language')}
          onChange={(_event, value: (typeof languages)[number] | null) => {
            if (!value) return;
            setLanguage(value);
            void changeLanguage(value);
          }}
        >
          {languages.map((one) => (
            <ToggleButton key={one} value={one} lang={one}>
              {t(`settings.languages.${one}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </Setting>
    </FormSection>
  );
}
