import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../api/contract';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { useLawWord } from '../../../ui/use-law-word';

type Advice = Answer<'enterprises', 'adviseSize'>;

const labels = {
  employees: 'field.employees',
  revenueWan: 'field.revenueWan',
  assetsWan: 'field.assetsWan',
} as const;

/**
 * What the figures say about a unit's size. The core words the comparison in Chinese, ready to be kept as the basis;
 * another language says the same from its parts, without the figures that stand beside it.
 */
export function useSizeSentence(): (advice: Advice) => string {
  const { t, i18n } = useTranslation('enterprises');
  const law = useLawWord();
  const word = useCodeWord();
  return useCallback(
    ({ tier, sector, basis, missing, source }: Advice) => {
      if (i18n.language === 'zh' || sector === null) return law(basis);
      if (tier === null)
        return t('size.missing', {
          sector: law(sector),
          fields: missing.map((key) => t(labels[key as keyof typeof labels])).join(', '),
        });
      return t('size.fits', { sector: law(sector), tier: word('codes.sizeTier', tier), source: law(source) });
    },
    [t, i18n.language, law, word],
  );
}
