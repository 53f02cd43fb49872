import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import { ask } from '../../../api/queries';
import { useLawWord } from '../../../ui/use-law-word';
import { useNumberFormat } from '../../../ui/use-number-format';
import type { AidWords, Way } from '../spot';

type CodeLists = Omit<AidWords, 'accidentKinds'>;

/** The words of a code of one of the lists, in the chosen language; a code without words is shown as it is. */
export function useAidWord(): (list: keyof CodeLists, code: string) => string {
  const { data } = useQuery(ask(useApi(), 'incidentAids', 'words', {}));
  const law = useLawWord();
  return useCallback(
    (list, code) => law(data?.[list].find((one) => one.code === code)?.label ?? code),
    [data, law],
  );
}

/** A length as people say it: 850 米, 3.2 公里. */
export function useLength(): (metres: number) => string {
  const { t } = useTranslation('incidentAids');
  const format = useNumberFormat();
  return useCallback(
    (metres) =>
      metres < 1000
        ? t('way.metres', { value: format(Math.round(metres)) })
        : t('way.kilometres', { value: format(Math.round(metres / 100) / 10) }),
    [t, format],
  );
}

/** Distance and direction: 东北 3.2 公里. */
export function useWay(): (way: Way) => string {
  const { t } = useTranslation('incidentAids');
  const length = useLength();
  return useCallback(
    (way) =>
      way === null
        ? t('way.unknown')
        : way.metres < 1
          ? t('way.here')
          : t('way.text', { direction: t(`direction.${way.direction}`), length: length(way.metres) }),
    [t, length],
  );
}
