import { useTranslation } from 'react-i18next';
import { useApi } from '../../../api/context';
import type { Answer, Question } from '../../../api/contract';
import { usePermission } from '../../../app/use-system-state';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { MaskedValue } from '../../../ui/MaskedValue';
import { Panel } from '../../../ui/Page';
import { type Fact, FactList } from '../../../ui/RecordPage';
import { ToneChip } from '../../../ui/StateChip';
import { useNumberFormat } from '../../../ui/use-number-format';
import { useSizeSentence } from '../hooks/use-size-sentence';
import { Licences } from './Licences';

type Enterprise = Answer<'enterprises', 'get'>;
type PhoneField = Question<'enterprises', 'reveal'>['field'];

/** What is known of a unit, by subject. */
export function EnterpriseFacts({ enterprise }: { enterprise: Enterprise }) {
  const { t } = useTranslation('enterprises');
  const api = useApi();
  const word = useCodeWord();
  const sizeSentence = useSizeSentence();
  const format = useNumberFormat();
  const mayReveal = usePermission('reveal');
  const { fields } = enterprise;

  const coordinates =
    fields.longitude === null || fields.latitude === null ? null : `${fields.longitude}，${fields.latitude}`;
  const coded = (list: string, value: string | number | null) =>
    value === null ? null : word(`codes.${list}`, value);
  const number = (value: number | null, unit: string) =>
    value === null ? null : t('withUnit', { value: format(value), unit });
  const phone = (field: PhoneField) => (
    <MaskedValue
      masked={fields[field]}
      label={t(`field.${field}`)}
      {...(mayReveal && {
        onReveal: async () => (await api.enterprises.reveal({ id: enterprise.id, field })).value,
      })}
    />
  );
  const person = (name: 'legalPerson' | 'principal' | 'safetyOfficer', phoneOf: PhoneField): Fact[] => [
    { label: t(`field.${name}`), value: fields[name] },
    { label: t(`field.${phoneOf}`), value: fields[phoneOf] && phone(phoneOf) },
  ];
  return (
    <>
      <Panel title={t('section.basic')}>
        <FactList
          facts={[
            {
              label: t('field.uscc'),
              value: fields.uscc ? (
                <>
                  {fields.uscc}{' '}
                  {enterprise.usccSuspect && <ToneChip tone="soon">{t('usccSuspect')}</ToneChip>}
                </>
              ) : (
                fields.noUsccReason && t('noUscc', { reason: fields.noUsccReason })
              ),
            },
            { label: t('field.regionCode'), value: enterprise.regionName },
            { label: t('field.town'), value: fields.town },
            { label: t('field.affiliation'), value: coded('affiliation', fields.affiliation) },
            { label: t('field.address'), value: fields.address, wide: true },
            { label: t('field.establishedOn'), value: fields.establishedOn },
            { label: t('field.industryCode'), value: fields.industryCode },
            { label: t('field.coordinates'), value: coordinates },
            ...(enterprise.closedOn ? [{ label: t('field.closedOn'), value: enterprise.closedOn }] : []),
          ]}
        />
      </Panel>
      <Panel title={t('section.risk')}>
        <FactList
          facts={[
            { label: t('field.supervisionCategory'), value: fields.supervisionCategory },
            { label: t('field.majorHazardLevel'), value: coded('majorHazardLevel', fields.majorHazardLevel) },
            {
              label: t('field.activities'),
              value: fields.activities
                .map((activity) => word('codes.activity', activity))
                .join(t('listSeparator')),
              wide: true,
            },
            { label: t('field.sizeTier'), value: coded('sizeTier', fields.sizeTier) },
            { label: t('field.sizeBasis'), value: fields.sizeBasis },
            { label: t('field.employees'), value: number(fields.employees, t('unit.person')) },
            { label: t('field.revenueWan'), value: number(fields.revenueWan, t('unit.wan')) },
            { label: t('field.assetsWan'), value: number(fields.assetsWan, t('unit.wan')) },
            ...(enterprise.sizeSuggestion.tier
              ? [
                  {
                    label: t('sizeSuggestion'),
                    value: sizeSentence(enterprise.sizeSuggestion),
                  },
                ]
              : []),
          ]}
        />
      </Panel>
      <Panel title={t('section.people')}>
        <FactList
          facts={[
            ...person('legalPerson', 'legalPhone'),
            ...person('principal', 'principalPhone'),
            ...person('safetyOfficer', 'safetyOfficerPhone'),
          ]}
        />
      </Panel>
      <Panel title={t('section.licence')}>
        <FactList
          facts={[
            { label: t('field.licenceNo'), value: fields.licenceNo },
            { label: t('field.licenceUntil'), value: fields.licenceUntil },
            { label: t('field.standardLevel'), value: fields.standardLevel },
            { label: t('field.standardUntil'), value: fields.standardUntil },
            { label: t('field.businessScope'), value: fields.businessScope, wide: true },
            { label: t('field.remark'), value: fields.remark, wide: true },
          ]}
        />
      </Panel>
      <Licences enterpriseId={enterprise.id} ours={enterprise.ours && enterprise.voidedAt === null} />
    </>
  );
}
