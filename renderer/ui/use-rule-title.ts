import { useTranslation } from 'react-i18next';

/** Title of a rule: rule packs bring Chinese ones only; the catalogue has English ones for the rules that it knows. */
export function useRuleTitle(): (rule: string, title: string) => string {
  const { t, i18n } = useTranslation('codes');
  return (rule, title) =>
    i18n.language === 'zh' && title !== ''
      ? title
      : t(`rules.${rule}` as 'rules.R-FILE-20WD', { defaultValue: title || rule });
}
