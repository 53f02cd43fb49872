import { useTranslation } from 'react-i18next';
import { pastEmployerText } from '../../../../electron/contract/input';
import { useApi } from '../../../api/context';
import { usePermission } from '../../../app/use-system-state';
import { useCodeWord } from '../../../ui/DataTable/use-code-word';
import { useRegions } from '../../../ui/form/use-regions';
import { InlineNote } from '../../../ui/InlineNote';
import { MaskedValue } from '../../../ui/MaskedValue';
import { Panel } from '../../../ui/Page';
import { FactList } from '../../../ui/RecordPage';
import type { ExpertView } from '../expert-form';

/** 基本情况: what is known of a person, by subject. */
export function ExpertFacts({ view }: { view: ExpertView }) {
  const { t } = useTranslation('experts');
  const api = useApi();
  const word = useCodeWord();
  const mayReveal = usePermission('reveal');
  const { expert } = view;
  const { options } = useRegions();
  const region = (code: string) => options.find((one) => one.code === code)?.name ?? code;
  const hidden = (field: 'phone' | 'idNumber') =>
    expert[field] && (
      <MaskedValue
        masked={expert[field]}
        label={t(`field.${field}`)}
        {...(mayReveal && {
          onReveal: async () =>
            (await api.registers.reveal({ register: 'experts', id: expert.id, field })).value,
        })}
      />
    );
  const words = (list: string, codes: readonly string[]) =>
    codes.map((code) => word(`codes.${list}`, code)).join(t('listSeparator'));
  const fact = (field: 'email' | 'address' | 'employer' | 'position' | 'title' | 'qualification') => ({
    label: t(`field.${field}`),
    value: expert[field],
  });
  return (
    <>
      <Panel title={t('section.specialties')}>
        <FactList
          facts={[
            {
              label: t('field.specialtyCodes'),
              value: words('specialty', expert.specialtyCodes),
              wide: true,
            },
            { label: t('field.specialties'), value: expert.specialties.join(t('listSeparator')), wide: true },
            { label: t('field.taskKinds'), value: words('taskKind', expert.taskKinds) },
            {
              label: t('field.yearlyCap'),
              value: expert.yearlyCap === null ? t('officeCap') : t('capOf', { count: expert.yearlyCap }),
            },
          ]}
        />
        {view.unrecognised.length > 0 && (
          <InlineNote tone="muted">
            {t('unrecognised', { words: view.unrecognised.join(t('listSeparator')) })}
          </InlineNote>
        )}
      </Panel>
      <Panel title={t('section.work')}>
        <FactList
          facts={[
            fact('employer'),
            fact('position'),
            fact('title'),
            fact('qualification'),
            { label: t('field.education'), value: expert.education },
            { label: t('field.workSince'), value: expert.workSince },
            {
              label: t('field.pastEmployers'),
              value: expert.pastEmployers.map(pastEmployerText).join(t('listSeparator')),
              wide: true,
            },
          ]}
        />
      </Panel>
      <Panel title={t('section.person')}>
        <FactList
          facts={[
            { label: t('field.gender'), value: expert.gender && word('codes.gender', expert.gender) },
            { label: t('field.bornOn'), value: expert.bornOn },
            { label: t('field.idNumber'), value: hidden('idNumber') },
            { label: t('field.phone'), value: hidden('phone') },
            fact('email'),
            fact('address'),
            { label: t('field.regionCode'), value: region(expert.regionCode) },
            { label: t('origin'), value: view.originName },
            { label: t('field.remark'), value: expert.remark, wide: true },
          ]}
        />
      </Panel>
    </>
  );
}
