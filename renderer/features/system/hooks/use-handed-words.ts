import { useTranslation } from 'react-i18next';
import { useLawWord } from '../../../ui/use-law-word';
import type { HandedItem } from '../handed-down';

/** Days that are written out; more are counted. */
const fewDays = 4;

/** How a thing that was handed down is called, and how its values are written. */
export function useHandedWords() {
  const { t } = useTranslation('system');
  const law = useLawWord();
  const switchWord = (key: string, value: string) =>
    t(`switch.${key}.${value}` as 'switch.enabled.yes', { defaultValue: value });
  const daysOf = (days: readonly string[]) =>
    days.length > fewDays
      ? t('handed.dayCount', { count: days.length })
      : days.map((day) => day.slice(0, 10)).join(t('handed.comma'));
  const written = ({ kind, detail }: HandedItem, values: readonly string[]): string => {
    const [first = '', second = '', third = ''] = values;
    if (values.length === 0) return kind === 'form' ? t('handed.shipped') : t('handed.none');
    if (kind === 'switch') return switchWord(detail, first);
    if (kind === 'due-soon') return t('handed.dueSoonDays', { days: first });
    if (kind === 'reporting-days') return t('handed.reporting', { H1: first, H2: second, year: third });
    if (kind === 'form') return first;
    return daysOf(values);
  };
  return {
    what: ({ kind, subject, detail }: HandedItem): string => {
      if (kind === 'switch')
        return `${subject} · ${t(`switch.${detail}.label` as 'switch.enabled.label', { defaultValue: detail })}`;
      if (kind === 'due-soon') return t('handed.dueSoon');
      if (kind === 'reporting-days') return t('handed.reportingDays');
      if (kind === 'year') return t('handed.year', { year: subject });
      if (kind === 'days') return `${subject} ${detail}`;
      return law(subject);
    },
    theirs: (item: HandedItem) => written(item, item.theirs),
    ours: (item: HandedItem) => written(item, item.ours),
  };
}
