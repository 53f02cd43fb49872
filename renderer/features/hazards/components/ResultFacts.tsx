import { useTranslation } from 'react-i18next';
import { FactList } from '../../../ui/RecordPage';
import type { Hazard } from '../hazard-forms';

/** To four decimals, for reading. */
export const four = (value: number | null) => (value === null ? null : Math.round(value * 10_000) / 10_000);

interface ResultFactsProps {
  readonly result: Pick<Hazard['result'], 'ratio' | 'major' | 'alpha' | 'r' | 'level' | 'missing'>;
  /** What the assessment says, beside what the figures give. */
  readonly assessed?: Pick<Hazard['fields'], 'level' | 'rValue'>;
}

/** What the figures of a hazard give, and what is still wanted for it. */
export function ResultFacts({ result, assessed }: ResultFactsProps) {
  const { t } = useTranslation('hazards');
  const { t: codes } = useTranslation('codes');
  const said = assessed && [
    { label: t('field.rValue'), value: four(assessed.rValue) },
    {
      label: t('field.level'),
      value: assessed.level === null ? null : codes(`majorHazardLevel.${assessed.level as 1}`),
    },
  ];
  return (
    <FactList
      facts={[
        { label: t('result.ratio'), value: four(result.ratio) },
        {
          label: t('result.major'),
          value: result.major === null ? t('unknown') : t(result.major ? 'result.yes' : 'result.no'),
        },
        { label: t('result.alpha'), value: four(result.alpha) },
        { label: t('result.r'), value: four(result.r) },
        { label: t('result.level'), value: result.level?.name },
        ...(said ?? []),
        ...(result.missing.length === 0
          ? []
          : [
              {
                label: t('result.missing'),
                value: result.missing.map((what) => t(`missing.${what}`)).join(t('separator')),
              },
            ]),
      ]}
    />
  );
}
